import clsx from 'clsx'
import type { TagLook } from './channels'

/** A letter set as the tag's spans are set in the article. */
export function ChannelSample({ look }: { look: Pick<TagLook, 'channel' | 'line'> | undefined }) {
  const { channel = 'underline', line = 'solid' } = look ?? {}
  const underline = channel === 'underline'
  return (
    <span
      aria-hidden
      className={clsx('g-sample', underline ? 'g-sample-line' : `g-sample-${channel}`, underline && line === 'wavy' && 'g-sample-wavy')}
      style={underline && line !== 'wavy' ? { borderBlockEndStyle: line, ...(line === 'double' && { borderBlockEndWidth: 3 }) } : undefined}
    >
      a
    </span>
  )
}
