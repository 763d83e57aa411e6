'use client'
import { useCallback, useRef, useState } from 'react'
import type { ChangeView } from '@/lib/contracts/annotation-sets'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import { type Change, subjectIdOf } from '@/lib/domain/annotation/change'
import { type HistoryStep, historyOf, type LoggedChange } from '@/lib/domain/annotation/history'
import { isPerson, type Loose, readList } from './read-list'
import { useReadAgain } from './use-read-again'

/** A change as the history shows it. `author` null: this reader, not sent yet. */
export type HistoryChange = LoggedChange & {
  readonly id: string
  readonly author: { id: string; name: string } | null
  readonly at: string | null
}
export type History = { readonly steps: readonly HistoryStep<HistoryChange>[]; readonly failed: boolean }
type Options = { readonly setId: string; readonly annotation: Annotation; readonly unsent: () => Promise<readonly Change[]> }

/** The steps of an annotation, newest first: those of the server, then those that are not sent yet. Read anew when it changes. */
export function useHistory({ setId, annotation, unsent }: Options): History {
  const last = useRef<{ id: string; kept: readonly HistoryChange[] }>({ id: '', kept: [] })
  const [history, setHistory] = useState<History & { id: string }>({ id: '', steps: [], failed: false })
  const read = useCallback(
    async (signal: AbortSignal) => {
      const answer = await readList<ChangeView>(`/annotation-sets/${setId}/changes`, isChange, {
        query: { subject: annotation.id },
        signal,
      })
      const kept = answer.ok ? answer.value.map(changeShown) : last.current.id === annotation.id ? last.current.kept : []
      last.current = { id: annotation.id, kept }
      const known = new Set(kept.map(({ id }) => id))
      const own = (await unsent()).filter((change) => subjectIdOf(change) === annotation.id && !known.has(change.id)).map(unsentOf)
      if (!signal.aborted) setHistory({ id: annotation.id, steps: historyOf([...kept, ...own]).reverse(), failed: !answer.ok })
      return answer.ok
    },
    [setId, annotation, unsent],
  )
  useReadAgain(read)
  return history.id === annotation.id ? history : { steps: [], failed: false }
}

/** Whether it can be shown as a change. */
const isChange = ({ id, kind, body, author }: Loose<ChangeView>): boolean =>
  typeof id === 'string' && typeof kind === 'string' && typeof body === 'object' && body !== null && (author == null || isPerson(author))

const changeShown = ({ id, kind, body, author, createdAt }: ChangeView): HistoryChange => ({
  id,
  kind,
  body: body as LoggedChange['body'],
  author,
  at: createdAt,
})
const unsentOf = (change: Change): HistoryChange => ({
  id: change.id,
  kind: change.kind,
  body: ('annotation' in change ? change.annotation : {}) as LoggedChange['body'],
  ...('was' in change && { was: change.was as LoggedChange['was'] }),
  author: null,
  at: null,
})
