import clsx from 'clsx'

type ProgressBarProps = {
  /** shares of the whole, 0 to 1: what is done, and what is under way */
  done: number
  underWay?: number
  label: string
  className?: string
}

/** A thin bar of two parts. What it says must stand beside it in words too. */
export function ProgressBar({ done, underWay = 0, label, className }: ProgressBarProps) {
  const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(done * 100)}
      className={clsx('flex h-1.5 overflow-hidden rounded-full bg-paper-3', className)}
    >
      <div className="bg-ink" style={{ width: percent(done) }} />
      <div className="bg-ink-faint" style={{ width: percent(Math.min(underWay, 1 - done)) }} />
    </div>
  )
}
