'use client'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { v7 } from 'uuid'
import { useToast } from '@/components/ui/Toast'
import type { ReviewPage } from '@/lib/contracts/review-screens'
import { progressOf, type ReviewState } from '@/lib/domain/review/state'
import { api } from '../api-client'
import { shownState, standingByAnnotation } from './standing'
import { words } from './strings'
import { keepOf } from './unsent-verdicts'
import { VerdictBox } from './verdict-box'

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
        keep: keepOf(page.me.id, page.set.id),
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
    window.addEventListener('focus', retry)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', retry)
      window.removeEventListener('focus', retry)
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
  return { box, standing, ids, stateOf, progress, unsent: shown.unsent, held: shown.held }
}
export type Verdicts = ReturnType<typeof useVerdicts>
