import { Check, MessageCircle, Pencil, X } from 'lucide-react'
import { KeyBar, KeyButton } from '@/components/shell/KeyBar'
import { SignInLink } from '@/components/shell/SignInLink'
import type { Verdict } from '@/lib/domain/review/decision'
import { REJECT_REASONS, type RejectReason } from '@/lib/domain/review/reasons'
import { words } from './strings'
import type { Held } from './verdict-box'

export type VerdictActions = {
  readonly onVerdict: (verdict: Verdict) => void
  readonly onReason: (reason: RejectReason) => void
  readonly onLeave: () => void
  readonly onStep: (direction: 1 | -1) => void
  readonly onUndo: () => void
  readonly onKeys: () => void
}
export type Mode = 'judge' | 'reject' | 'discuss' | 'comment' | 'fix'
type BarProps = VerdictActions & { readonly mode: Mode; readonly mayDecide: boolean; readonly unsent: number; readonly held: Held }

const VERDICT_KEYS = [
  ['accept', 'A', Check],
  ['fix', 'F', Pencil],
  ['reject', 'X', X],
  ['discuss', 'D', MessageCircle],
] as const

/** The verdicts with their keys at the bottom of the screen; after “reject” the reasons stand in their place. It covers nothing. */
export function VerdictBar({ mode, mayDecide, unsent, held, ...actions }: BarProps) {
  return (
    <div className="max-md:hidden">
      <KeyBar end={<BarEnd mayDecide={mayDecide} unsent={unsent} held={held} {...actions} />}>
        {mayDecide && (mode === 'reject' ? <Reasons {...actions} /> : <VerdictKeys mode={mode} {...actions} />)}
      </KeyBar>
    </div>
  )
}

const VerdictKeys = ({ mode, onVerdict }: Pick<VerdictActions, 'onVerdict'> & { mode: Mode }) =>
  VERDICT_KEYS.map(([verdict, key]) => (
    <KeyButton
      key={verdict}
      keys={key}
      raised
      aria-keyshortcuts={key}
      aria-pressed={verdict === mode ? true : undefined}
      className="aria-pressed:border-ink-3 ms-1 first:ms-0"
      onClick={() => onVerdict(verdict)}
    >
      {words.verdicts[verdict]}
    </KeyButton>
  ))

function Reasons({ onReason, onLeave }: Pick<VerdictActions, 'onReason' | 'onLeave'>) {
  return (
    <>
      <span className="me-1 shrink-0 text-13 text-ink-2">{words.rejectBecause}</span>
      {REJECT_REASONS.map((reason, index) => (
        <KeyButton key={reason.key} keys={String(index + 1)} raised title={reason.meaning} onClick={() => onReason(reason.key)}>
          {reason.name}
        </KeyButton>
      ))}
      <KeyButton keys="Esc" onClick={onLeave}>
        {words.cancel}
      </KeyButton>
    </>
  )
}

function BarEnd({
  mayDecide,
  unsent,
  held,
  onStep,
  onUndo,
  onKeys,
}: Pick<BarProps, 'mayDecide' | 'unsent' | 'held' | 'onStep' | 'onUndo' | 'onKeys'>) {
  return (
    <>
      <Unsent unsent={unsent} held={held} />
      <KeyButton keys="J" aria-label={`${words.nextPrevious.split(', ')[0]}`} onClick={() => onStep(1)} className="pe-0" />
      <KeyButton keys="K" onClick={() => onStep(-1)} className="ps-1">
        {words.nextPrevious}
      </KeyButton>
      {mayDecide && (
        <KeyButton keys="Z" onClick={onUndo}>
          {words.undo}
        </KeyButton>
      )}
      <KeyButton keys="?" onClick={onKeys}>
        {words.keys}
      </KeyButton>
    </>
  )
}

/** Says that verdicts wait to be sent, with the way to sign in where that is what is needed; nothing as long as all are with the server or just on their way. */
export function Unsent({ unsent, held }: { unsent: number; held: Held }) {
  return (
    <span
      role="status"
      className="me-2 text-13 text-warn"
      title={unsent === 0 ? undefined : held === 'signed-out' ? words.signedOutMore : words.unsentMore}
    >
      {unsent > 0 && held ? words.unsent(unsent) : ''}
      {unsent > 0 && held === 'signed-out' && (
        <>
          {' · '}
          <SignInLink className="text-ink">{words.signInAgain}</SignInLink>
        </>
      )}
    </span>
  )
}

/** The same for thumbs: four large buttons, or the reasons. */
export function VerdictButtons({ mode, onVerdict, onReason, onLeave }: VerdictActions & { mode: Mode }) {
  const look =
    'flex min-h-14 flex-col items-center justify-center gap-1 rounded-md border border-rule text-sm active:bg-paper-3 [&_svg]:size-4'
  if (mode === 'reject')
    return (
      <div className="grid grid-cols-2 gap-2 px-4 pb-4 md:hidden">
        {REJECT_REASONS.map((reason) => (
          <button key={reason.key} type="button" className={look} onClick={() => onReason(reason.key)}>
            {reason.name}
          </button>
        ))}
        <button type="button" className={`${look} col-span-2 text-ink-2`} onClick={onLeave}>
          {words.cancel}
        </button>
      </div>
    )
  return (
    <div className="grid grid-cols-4 gap-2 px-4 pb-4 md:hidden">
      {VERDICT_KEYS.map(([verdict, , Icon]) => (
        <button key={verdict} type="button" className={look} onClick={() => onVerdict(verdict)}>
          <Icon aria-hidden />
          {words.verdicts[verdict]}
        </button>
      ))}
    </div>
  )
}
