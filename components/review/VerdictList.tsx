'use client'
import { tagName } from '@/components/article/channels'
import { namesSpan } from '@/components/article/use-hover'
import { type Annotation, hull, quoteOf } from '@/lib/domain/annotation/annotation'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { words } from './strings'
import { type Answers, asksForAnswer } from './use-answers'
import { VerdictWords } from './VerdictOf'

type VerdictListProps = {
  readonly tagset: Tagset
  /** the reader's own annotations */
  readonly annotations: ReadonlyMap<string, Pick<Annotation, 'id' | 'tag' | 'parts'>>
  /** the standing decisions on them */
  readonly answers: Answers
  /** the annotation whose verdict stands in the inspector already */
  readonly focusedId?: string | null
  readonly onPick: (annotationId: string) => void
}

/** What reviewers said of one's own reading: each verdict that asks for something, with one answer. */
export function VerdictList({ tagset, annotations, answers, focusedId = null, onPick }: VerdictListProps) {
  const { decisions, onAnswered } = answers
  const judged = new Set(decisions.filter(({ verdict }) => verdict !== 'discuss').map(({ annotationId }) => annotationId))
  const lines = decisions
    .filter(asksForAnswer)
    .flatMap((decision) => {
      const annotation = annotations.get(decision.annotationId)
      return annotation ? [{ annotation, decision }] : []
    })
    .sort((a, b) => hull(a.annotation.parts).start - hull(b.annotation.parts).start)
  if (decisions.length === 0) return null
  return (
    <section aria-label={words.verdictsTitle}>
      <div className="border-rule border-b px-4 py-3.5">
        <h2 className="font-medium text-13 text-ink-2">{words.verdictsTitle}</h2>
        <p className="text-13 text-ink-3">{words.verdictsOn(judged.size, annotations.size)}</p>
      </div>
      <ul>
        {lines
          .filter(({ annotation }) => annotation.id !== focusedId)
          .map(({ annotation, decision }) => (
            <li key={decision.id} className="border-rule border-b px-4 py-3">
              <button
                type="button"
                {...namesSpan(annotation.id)}
                onClick={() => onPick(annotation.id)}
                className="block w-full rounded-sm text-start hover:underline hover:underline-offset-4"
              >
                <span dir="auto" className="line-clamp-2 font-serif text-[0.9375rem] leading-snug">
                  {quoteOf(annotation)}
                </span>
                <span className="text-13 text-ink-3">{tagName(tagset, annotation.tag)}</span>
              </button>
              <VerdictWords tagset={tagset} decision={decision} onAnswered={onAnswered} />
            </li>
          ))}
      </ul>
    </section>
  )
}
