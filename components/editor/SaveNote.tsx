import clsx from 'clsx'
import { SignInLink } from '@/components/shell/SignInLink'
import type { SaveState } from './outbox'
import { words } from './strings'
import { frame } from './top-strings'

const DOTS = { saved: 'bg-ok', saving: 'bg-ink-faint', offline: 'bg-warn', 'needs-you': 'bg-proof' } as const

/** How much of the work the server has, in a dot and a few words; the way to sign in again where that is what is needed. */
export function SaveNote({ save }: { save: SaveState }) {
  return (
    <span role="status" className="flex items-center gap-2 whitespace-nowrap text-ink-2 text-sm">
      <span aria-hidden className={clsx('size-2 shrink-0 rounded-full', DOTS[save.kind])} />
      {save.signedOut ? (
        <SignInLink title={frame.signedOut} className="text-ink">
          {words.save(save)}
        </SignInLink>
      ) : (
        words.save(save)
      )}
    </span>
  )
}
