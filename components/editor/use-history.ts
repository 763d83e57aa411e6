'use client'
import { useEffect, useRef, useState } from 'react'
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
/** Before it is read again where it could not be read; at once when the browser is back on the network. */
const AGAIN = 5_000

/** The steps of an annotation, newest first: those of the server, then those that are not sent yet. Read anew when it changes. */
export function useHistory({ setId, annotation, unsent }: Options): History {
  const read = useRef<{ id: string; kept: readonly Told[] }>({ id: '', kept: [] })
  const [history, setHistory] = useState<History & { id: string }>({ id: '', steps: [], failed: false })
  useEffect(() => {
    const stop = new AbortController()
    const load = async () => {
      const answer = await api<{ items: ChangeView[] }>('GET', `/annotation-sets/${setId}/changes?subject=${annotation.id}&limit=200`, {
        signal: stop.signal,
      })
      const kept = answer.ok ? answer.value.items.map(toldOf) : read.current.id === annotation.id ? read.current.kept : []
      read.current = { id: annotation.id, kept }
      const known = new Set(kept.map(({ id }) => id))
      const own = (await unsent()).filter((change) => subjectIdOf(change) === annotation.id && !known.has(change.id)).map(unsentOf)
      if (stop.signal.aborted) return
      setHistory({ id: annotation.id, steps: historyOf([...kept, ...own]).reverse(), failed: !answer.ok })
      failed = !answer.ok
      if (failed) timer = setTimeout(start, AGAIN)
    }
    const start = () => void load().catch(() => {})
    let failed = false
    let timer = setTimeout(start, WAIT)
    const online = () => {
      if (!failed) return
      clearTimeout(timer)
      start()
    }
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('online', online)
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
