'use client'

import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import type { ImportReport } from '@/lib/contracts/documents'
import { countBrokenLines, joinEverywhere } from './block-commands'
import { droppedWords, words } from './strings'
import type { useDraft } from './use-draft'

type PrepareNoticesProps = {
  readonly report: ImportReport | null
  readonly editor: Editor | null
  readonly saving: Pick<ReturnType<typeof useDraft>, 'state' | 'detail' | 'overwrite' | 'offer' | 'settleOffer'>
  readonly restored: boolean
  readonly refusal: string | null
  readonly onTakeTheirs: () => void
  readonly onTakeOffer: () => void
}
/** From so many broken lines on it is told that lines can be joined. */
const MANY_LINES = 8

/** What a person should know before freezing: what was left out, what was odd, what went wrong. */
export function PrepareNotices({ report, editor, saving, restored, refusal, onTakeTheirs, onTakeOffer }: PrepareNoticesProps) {
  const brokenLines = editor ? countBrokenLines(editor.state.doc) : 0
  const dropped = report?.dropped.length ? words.dropped(droppedWords(report.dropped)) : null
  const notes = [...(restored ? [words.restored] : []), ...(report?.notes.map(({ detail }) => detail) ?? []), ...(dropped ? [dropped] : [])]
  return (
    <div className="mx-auto flex max-w-[39rem] flex-col gap-3 not-empty:mb-8">
      {refusal !== null && (
        <Notice tone="error" title={words.notFrozen}>
          {saving.state === 'changed-elsewhere' ? words.chooseFirst : `${refusal || saving.detail} ${words.keptDraft}`}
        </Notice>
      )}
      {saving.state === 'stuck' && refusal === null && (
        <Notice tone="error" title={words.stuck}>
          {saving.detail}
        </Notice>
      )}
      {saving.state === 'changed-elsewhere' && (
        <Notice
          tone="error"
          title={words.changedElsewhere}
          actions={
            <>
              <Button size="sm" onClick={onTakeTheirs}>
                {words.takeTheirs}
              </Button>
              <Button size="sm" onClick={() => void saving.overwrite()}>
                {words.keepMine}
              </Button>
            </>
          }
        >
          {words.changedElsewhereText}
        </Notice>
      )}
      {saving.offer && (
        <Notice
          title={words.offer}
          actions={
            <>
              <Button size="sm" onClick={onTakeOffer}>
                {words.takeOffer}
              </Button>
              <Button size="sm" variant="plain" onClick={saving.settleOffer}>
                {words.forgetOffer}
              </Button>
            </>
          }
        >
          {words.offerText(new Date(saving.offer.at))}
        </Notice>
      )}
      {notes.map((note) => (
        <PutAway key={note}>{note}</PutAway>
      ))}
      {editor && brokenLines >= MANY_LINES && (
        <Notice
          actions={
            <Button size="sm" onClick={() => joinEverywhere(editor.state, editor.view.dispatch)}>
              {words.joinEverywhere}
            </Button>
          }
        >
          {words.brokenLines(brokenLines)}
        </Notice>
      )}
    </div>
  )
}

function PutAway({ children }: { children: string }) {
  const [away, setAway] = useState(false)
  if (away) return null
  return (
    <Notice
      actions={
        <Button size="sm" variant="plain" onClick={() => setAway(true)}>
          {words.putAway}
        </Button>
      }
    >
      {children}
    </Notice>
  )
}
