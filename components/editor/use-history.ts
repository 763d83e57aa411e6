'use client'
import { useEffect, useState } from 'react'
import { api } from '@/components/api-client'
import type { ChangeView } from '@/lib/contracts/annotation-sets'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import { type Change, subjectIdOf } from '@/lib/domain/annotation/change'
import { type HistoryStep, historyOf, type LoggedChange } from '@/lib/domain/annotation/history'

/** A change as the history tells it. `author` null: this reader, not sent yet. */
export type Told = LoggedChange & { readonly id: string; readonly author: { id: string; name: string } | null; readonly at: string | null }
export type History = { readonly steps: readonly HistoryStep<Told>[]; readonly failed: boolean }
type Options = { readonly setId: string; readonly annotation: Annotation; readonly unsent: () => Promise<readonly Change[]> }

const WAIT = 400

/** The steps of an annotation, newest first: those of the server, then those that are not sent yet. Read anew when it changes. */
export function useHistory({ setId, annotation, unsent }: Options): History {
  const [history, setHistory] = useState<History & { id: string }>({ id: '', steps: [], failed: false })
  useEffect(() => {
    const stop = new AbortController()
    const read = async () => {
      const answer = await api<{ items: ChangeView[] }>('GET', `/annotation-sets/${setId}/changes?subject=${annotation.id}&limit=200`, {
        signal: stop.signal,
      })
      const kept = answer.ok ? answer.value.items.map(toldOf) : []
      const known = new Set(kept.map(({ id }) => id))
      const own = (await unsent()).filter((change) => subjectIdOf(change) === annotation.id && !known.has(change.id)).map(unsentOf)
      if (!stop.signal.aborted) setHistory({ id: annotation.id, steps: historyOf([...kept, ...own]).reverse(), failed: !answer.ok })
    }
    const timer = setTimeout(() => void read().catch(() => {}), WAIT)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [setId, annotation, unsent])
  return history.id === annotation.id ? history : { steps: [], failed: false }
}

const toldOf = ({ id, kind, body, author, createdAt }: ChangeView): Told => ({
  id,
  kind,
  body: body as LoggedChange['body'],
  author,
  at: createdAt,
})
const unsentOf = (change: Change): Told => ({
  id: change.id,
  kind: change.kind,
  body: ('annotation' in change ? change.annotation : {}) as LoggedChange['body'],
  author: null,
  at: null,
})
