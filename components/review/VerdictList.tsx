'use client'
import { type FormEvent, useState } from 'react'
import { tagName } from '@/components/article/channels'
import { Button } from '@/components/ui/Button'
import { Textarea } from '@/components/ui/Field'
import { useToast } from '@/components/ui/Toast'
import type { DecisionView } from '@/lib/contracts/reviews'
import { type Annotation, quoteOf } from '@/lib/domain/annotation/annotation'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { api } from '../api-client'
import { VerdictLine } from './FocusedPart'
import { words } from './strings'

type VerdictListProps = {
  readonly tagset: Tagset
  /** the reader's own annotations, in text order */
  readonly annotations: readonly Pick<Annotation, 'id' | 'tag' | 'parts'>[]
  /** the standing decisions on them */
  readonly decisions: readonly DecisionView[]
  readonly focusedId?: string | null
  readonly onPick: (annotationId: string) => void
}

/** What reviewers said of one's own reading: each verdict that asks for something, with one answer. */
export function VerdictList({ tagset, annotations, decisions: given, focusedId = null, onPick }: VerdictListProps) {
  const [answered, setAnswered] = useState<ReadonlyMap<string, DecisionView>>(new Map())
  const decisions = given.map((one) => answered.get(one.id) ?? one)
  const judged = new Set(decisions.filter(({ verdict }) => verdict !== 'discuss').map(({ annotationId }) => annotationId))
  const lines = annotations.flatMap((annotation) =>
    decisions.filter((one) => one.annotationId === annotation.id && one.verdict !== 'accept').map((decision) => ({ annotation, decision })),
  )
  if (decisions.length === 0) return null
  return (
    <section aria-label={words.verdictsTitle}>
      <div className="border-rule border-b px-4 py-3.5">
        <h2 className="font-medium text-13 text-ink-2">{words.verdictsTitle}</h2>
        <p className="text-13 text-ink-3">{words.verdictsOn(judged.size, annotations.length)}</p>
      </div>
      <ul>
        {lines.map(({ annotation, decision }) => (
          <li
            key={decision.id}
            className={`border-rule border-b border-s-2 px-4 py-3 ${annotation.id === focusedId ? 'border-s-proof bg-paper-2' : 'border-s-transparent'}`}
          >
            <button
              type="button"
              onClick={() => onPick(annotation.id)}
              className="block w-full rounded-sm text-start hover:underline hover:underline-offset-4"
            >
              <span dir="auto" className="line-clamp-2 font-serif text-[0.9375rem] leading-snug">
                {quoteOf(annotation)}
              </span>
              <span className="text-13 text-ink-3">{tagName(tagset, annotation.tag)}</span>
            </button>
            <VerdictLine tagset={tagset} decision={decision} />
            {decision.comment && (
              <p dir="auto" className="mt-1 whitespace-pre-wrap break-words text-sm">
                {decision.comment}
              </p>
            )}
            <AnswerPart decision={decision} onAnswered={(made) => setAnswered((all) => new Map(all).set(made.id, made))} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function AnswerPart({ decision, onAnswered }: { decision: DecisionView; onAnswered: (decision: DecisionView) => void }) {
  const { say } = useToast()
  const [agrees, setAgrees] = useState<boolean | null>(null)
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  if (decision.answer)
    return (
      <p className="mt-1 text-13 text-ink-2">
        {words.answerLabel}: {decision.answer.agrees ? words.agreed : words.disagreed}
        {decision.answer.comment && <span dir="auto">. {decision.answer.comment}</span>}
      </p>
    )
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (agrees === null) return
    setBusy(true)
    const made = await api<DecisionView>('POST', `/decisions/${decision.id}/answer`, { body: { agrees, comment: comment.trim() } })
    setBusy(false)
    if (!made.ok) return void say(made.title, { tone: 'error', more: made.detail })
    onAnswered(made.value)
    say(words.answered)
  }
  return (
    <form onSubmit={send} className="mt-2 flex flex-col gap-2">
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
      {agrees !== null && (
        <>
          <Textarea
            aria-label={words.answerLabel}
            placeholder={words.answerHint}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" disabled={busy} className="self-start">
            {words.send}
          </Button>
        </>
      )}
    </form>
  )
}
