import clsx from 'clsx'

export type AvatarLook = 'filled' | 'outlined' | 'faint' | 'ground'
type AvatarProps = { name: string; look?: AvatarLook; size?: 'sm' | 'md'; title?: string; className?: string }

/** The first letters of the first and the last word of a name; emoji and combined letters stay whole. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s.·-]+/u)
    .filter(Boolean)
  const first = (word: string | undefined) =>
    [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word ?? '')][0]?.segment ?? ''
  const letters = words.length > 1 ? first(words[0]) + first(words.at(-1)) : first(words[0])
  return letters.toLocaleUpperCase() || '?'
}

/** Somebody, by initials. `title` says more than the name (“T. Kovač: submitted”). */
export function Avatar({ name, look = 'ground', size = 'sm', title, className }: AvatarProps) {
  return (
    <span
      role="img"
      aria-label={title ?? name}
      title={title ?? name}
      className={clsx(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold leading-none',
        size === 'sm' ? 'size-[1.375rem] text-[0.5625rem]' : 'size-[1.625rem] text-[0.6875rem]',
        look === 'filled' && 'bg-ink text-paper',
        look === 'outlined' && 'border border-ink-2 text-ink',
        look === 'faint' && 'border border-rule text-ink-3',
        look === 'ground' && 'bg-paper-3 text-ink-2',
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
