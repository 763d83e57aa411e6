import clsx from 'clsx'
import type { TagLook } from './channels'

type SampleProps = { readonly look: Pick<TagLook, 'channel' | 'line'> | undefined; readonly printed?: string }

/** A letter set as the tag's spans are set in the article; a key where `printed` names one. */
export function ChannelSample({ look, printed = 'a' }: SampleProps) {
  const { channel = 'underline', line = 'solid' } = look ?? {}
  const underline = channel === 'underline'
  return (
    <span
      aria-hidden
      className={clsx('g-sample', underline ? 'g-sample-line' : `g-sample-${channel}`, underline && line === 'wavy' && 'g-sample-wavy')}
      style={underline && line !== 'wavy' ? { borderBlockEndStyle: line, ...(line === 'double' && { borderBlockEndWidth: 3 }) } : undefined}
    >
      {printed === 'a' ? printed : <span className="px-0.5 font-sans text-2xs text-ink">{printed}</span>}
    </span>
  )
}
