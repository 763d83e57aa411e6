'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import type { ReviewPage } from '@/lib/contracts/review-screens'
import type { GoldView } from '@/lib/contracts/reviews'
import { api } from '../api-client'
import { words } from './strings'
import type { Verdicts } from './use-verdicts'

type ActionsProps = { readonly page: ReviewPage; readonly verdicts: Verdicts; readonly className?: string }

/** What is done with the whole reading: give it back, accept the rest, and, once all is decided, settle it as gold. */
export function ReviewActions({ page, verdicts, className }: ActionsProps) {
  const { say } = useToast()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const { box, ids, stateOf, progress, unsent } = verdicts
  if (!page.mayDecide || progress.total === 0) return null

  const acceptRest = () => {
    const open = ids.filter((id) => stateOf(id) === 'open')
    box.acceptRest(open)
    say(words.acceptedRest(open.length), { undo: () => box.undo() })
  }
  const run = async <T,>(path: string, then: (value: T) => void) => {
    if (unsent > 0) return void say(words.unsent(unsent), { more: words.unsentMore })
    setBusy(true)
    const answer = await api<T>('POST', `/annotation-sets/${page.set.id}/${path}`)
    setBusy(false)
    if (answer.ok) then(answer.value)
    else say(answer.title, { tone: 'error', more: answer.detail })
  }
  const giveBack = () =>
    run('reopen', () => {
      say(words.returned)
      router.push(`/projects/${page.project.id}/review`)
    })
  const settle = () =>
    run<GoldView>('gold', ({ annotations, relations, relationsLeftOut }) => {
      say(words.settled(annotations, relations), { more: relationsLeftOut > 0 ? words.leftOut(relationsLeftOut) : undefined })
      router.refresh()
    })
  const allDecided = progress.decided === progress.total
  const settledHere = page.gold?.fromThis ?? false
  return (
    <div className={className}>
      <Button disabled={busy} onClick={giveBack}>
        {words.returnTo(progress.rejected + progress.fixed + progress.discussed)}
      </Button>
      {allDecided ? (
        <Button variant={settledHere ? 'quiet' : 'primary'} disabled={busy} onClick={settle}>
          {settledHere ? words.settleAgain : words.settle}
        </Button>
      ) : (
        <Button variant="primary" disabled={progress.open === 0} onClick={acceptRest}>
          {words.acceptRest}
        </Button>
      )}
    </div>
  )
}
