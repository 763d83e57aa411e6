'use client'
import clsx from 'clsx'
import { useRef } from 'react'
import { SignInLink } from '@/components/shell/SignInLink'
import type { SaveState } from './outbox'
import { words } from './strings'
import { frame } from './top-strings'

const DOTS = { saved: 'bg-ok', saving: 'bg-ink-faint', offline: 'bg-warn', 'needs-you': 'bg-proof' } as const

/** How much of the work the server has, in a dot and a few words: offline a click tries now, signed out it leads to signing in. */
export function SaveNote({ save, unsavedCount, onRetry }: { save: SaveState; unsavedCount?: number; onRetry: () => void }) {
  return (
    <span className="flex items-center gap-2 whitespace-nowrap text-ink-2 text-sm">
      <span aria-hidden className={clsx('size-2 shrink-0 rounded-full', DOTS[save.kind])} />
      {save.signedOut ? (
        <SignInLink title={frame.signedOut} className="text-ink">
          {words.save(save, unsavedCount)}
        </SignInLink>
      ) : save.kind === 'offline' ? (
        <button
          type="button"
          data-does="retry"
          title={words.retry}
          className="rounded-sm underline-offset-4 hover:text-ink hover:underline"
          onMouseDown={(event) => event.preventDefault()}
          onClick={onRetry}
        >
          {words.save(save, unsavedCount)}
        </button>
      ) : (
        words.save(save, unsavedCount)
      )}
      <SaveTrouble save={save} />
    </span>
  )
}

/** What screen readers are told of it: trouble once, and its end; not each change that is on its way or waits. */
function SaveTrouble({ save }: { save: SaveState }) {
  const told = useRef<{ readonly kind: SaveState['kind']; readonly text: string }>({ kind: 'saved', text: '' })
  if (save.kind !== 'saving' && save.kind !== told.current.kind) told.current = { kind: save.kind, text: words.save(save) }
  return (
    <span role="status" className="sr-only">
      {told.current.text}
    </span>
  )
}
