'use client'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { v7 } from 'uuid'
import { useToast } from '@/components/ui/Toast'
import type { ReviewPage } from '@/lib/contracts/review-screens'
import { progressOf, type ReviewState } from '@/lib/domain/review/state'
import { api } from '../api-client'
import { shownState, standingByAnnotation } from './standing'
import { words } from './strings'
import { type Unsent, VerdictBox } from './verdict-box'

/** The verdicts on a reading: what is shown, how far it is, and the box that sends them. */
export function useVerdicts(page: ReviewPage) {
  const { say } = useToast()
  const [box] = useState(
    () =>
      new VerdictBox({
        setId: page.set.id,
        me: page.me,
        decisions: page.decisions,
        call: api,
        keep: keepOf(page.set.id),
        newKey: v7,
        onRefused: (problem) => say(words.refused, { tone: 'error', more: problem.detail }),
      }),
  )
  const shown = useSyncExternalStore(box.subscribe, box.snapshot, box.snapshot)
  useEffect(() => {
    box.resume()
    const retry = () => box.retry()
    const warn = (event: BeforeUnloadEvent) => box.snapshot().unsent > 0 && event.preventDefault()
    window.addEventListener('online', retry)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', retry)
      window.removeEventListener('beforeunload', warn)
    }
  }, [box])
  const standing = useMemo(() => standingByAnnotation(shown.decisions), [shown.decisions])
  const ids = useMemo(() => page.set.annotations.map(({ id }) => id), [page.set.annotations])
  const stateOf = useMemo(
    () =>
      (id: string): ReviewState =>
        shownState(standing.get(id)),
    [standing],
  )
  const progress = useMemo(() => progressOf(ids.map(stateOf)), [ids, stateOf])
  return { box, standing, ids, stateOf, progress, unsent: shown.unsent, offline: shown.offline }
}
export type Verdicts = ReturnType<typeof useVerdicts>

/** Unsent verdicts stay in this browser, by reading. Where storage is shut they live as long as the page. */
function keepOf(setId: string) {
  const name = `galley-unsent-verdicts-${setId}`
  return {
    read(): Unsent[] {
      try {
        return JSON.parse(localStorage.getItem(name) ?? '[]') as Unsent[]
      } catch {
        return []
      }
    },
    write(unsent: readonly Unsent[]) {
      try {
        if (unsent.length > 0) localStorage.setItem(name, JSON.stringify(unsent))
        else localStorage.removeItem(name)
      } catch {
        // storage is full or shut: the verdict is still in the box and is sent from there
      }
    },
  }
}
