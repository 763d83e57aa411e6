import type { ReactNode } from 'react'
import type { Paint } from './chart-rows'

export const patternOf = (paint: Paint): string => `url(#bar-${paint})`

const EDGES: Record<Paint, string> = {
  underline: 'var(--sourcing)',
  tint: 'var(--framing)',
  recede: 'var(--boilerplate)',
  overline: 'var(--ink-2)',
  accepted: 'var(--ok)',
  fixed: 'var(--ok)',
  rejected: 'var(--proof)',
  discussed: 'var(--warn)',
  open: 'var(--ink-3)',
}
/** The colour of a piece's edge, dark enough to be seen on the page. */
export const edgeOf = (paint: Paint): string => EDGES[paint]

/** How pieces of bars are drawn: layers as in the text (lines, tint, margin rules), states of the review from full to hollow. */
export function PatternDefs() {
  return (
    <svg width="0" height="0" aria-hidden className="absolute">
      <defs>
        <Pattern id="underline" ground="var(--sourcing-tint)" size={6}>
          <path d="M0 2.5h6" stroke="var(--sourcing)" strokeWidth="2" />
        </Pattern>
        <Pattern id="tint" ground="var(--framing-tint-2)" size={6} />
        <Pattern id="recede" ground="var(--boilerplate-tint)" size={6}>
          <path d="M2.5 0v6" stroke="var(--boilerplate)" strokeWidth="2" />
        </Pattern>
        <Pattern id="overline" ground="var(--paper-3)" size={6}>
          <circle cx="3" cy="3" r="1.2" fill="var(--ink-2)" />
        </Pattern>
        <Pattern id="accepted" ground="var(--ok)" size={6} />
        <Pattern id="fixed" ground="var(--ok-tint)" size={6}>
          <path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" stroke="var(--ok)" strokeWidth="1.6" />
        </Pattern>
        <Pattern id="rejected" ground="var(--proof-tint)" size={6}>
          <path d="M0 0L6 6M6 0L0 6" stroke="var(--proof)" strokeWidth="1.2" />
        </Pattern>
        <Pattern id="discussed" ground="var(--warn-tint)" size={6}>
          <circle cx="3" cy="3" r="1.4" fill="var(--warn)" />
        </Pattern>
        <Pattern id="open" ground="var(--paper)" size={6} />
      </defs>
    </svg>
  )
}

function Pattern({ id, ground, size, children }: { id: Paint; ground: string; size: number; children?: ReactNode }) {
  return (
    <pattern id={`bar-${id}`} width={size} height={size} patternUnits="userSpaceOnUse">
      <rect width={size} height={size} fill={ground} />
      {children}
    </pattern>
  )
}
