'use client'
import { type SyntheticEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Textarea } from '@/components/ui/Field'
import { useToast } from '@/components/ui/Toast'
import type { DecisionView } from '@/lib/contracts/reviews'
import { api } from '../api-client'
import { words } from './strings'
import { isSendKey, useDraft } from './use-draft'

type AnswerProps = { readonly decision: DecisionView; readonly onAnswered: (decision: DecisionView) => void }

/** The reader's one answer to a verdict: the form, or what was answered. */
export function AnswerForm({ decision, onAnswered }: AnswerProps) {
  const { say } = useToast()
  const [agrees, setAgrees] = useState<boolean | null>(null)
  const [busy, setBusy] = useState(false)
  const comment = useDraft(`answer ${decision.id}`)
  if (decision.answer)
    return (
      <p className="mt-1 text-13 text-ink-2">
        {words.answerLabel}: {decision.answer.agrees ? words.agreed : words.disagreed}
        {decision.answer.comment && <span dir="auto">. {decision.answer.comment}</span>}
      </p>
    )
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (agrees === null || busy) return
    setBusy(true)
    const body = { agrees, comment: comment.text.trim() }
    const made = await api<DecisionView>('POST', `/decisions/${decision.id}/answer`, { body })
    setBusy(false)
    if (!made.ok) return void say(made.title, { tone: 'error', more: made.detail })
    comment.clear()
    onAnswered(made.value)
    say(words.answered)
  }
  return (
    <form onSubmit={send} onKeyDown={(event) => isSendKey(event) && void send(event)} className="mt-2 flex flex-col gap-2">
      <fieldset className="flex gap-2">
        <legend className="sr-only">{words.answerLabel}</legend>
        {[true, false].map((value) => (
          <Button
            key={String(value)}
            size="sm"
            aria-pressed={agrees === value}
            className="aria-pressed:border-ink"
            onClick={() => setAgrees(value)}
          >
            {value ? words.agree : words.disagree}
          </Button>
        ))}
      </fieldset>
      {(agrees !== null || comment.text !== '') && (
        <>
          <Textarea
            aria-label={words.answerLabel}
            placeholder={words.answerHint}
            value={comment.text}
            onChange={(event) => comment.write(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" keys="Ctrl ↵" disabled={busy || agrees === null} className="self-start">
            {words.send}
          </Button>
        </>
      )}
    </form>
  )
}
