import { InspectorPart } from '@/components/shell/ArticleFrame'
import type { DecisionView } from '@/lib/contracts/reviews'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { AnswerForm } from './AnswerForm'
import { VerdictLine } from './FocusedPart'
import { words } from './strings'
import { type Answers, asksForAnswer } from './use-answers'

type VerdictOfProps = { readonly tagset: Tagset; readonly annotationId: string; readonly answers: Answers }

/** What reviewers said of one annotation, with the answer to it. Nothing where nobody said anything. */
export function VerdictOf({ tagset, annotationId, answers }: VerdictOfProps) {
  const here = answers.decisions.filter((one) => one.annotationId === annotationId)
  if (here.length === 0) return null
  return (
    <InspectorPart title={words.verdictOn}>
      {here.map((decision) => (
        <VerdictWords key={decision.id} tagset={tagset} decision={decision} onAnswered={answers.onAnswered} />
      ))}
    </InspectorPart>
  )
}

type WordsProps = Pick<Answers, 'onAnswered'> & { readonly tagset: Tagset; readonly decision: DecisionView }

/** One verdict: what it says, why, and, where it asks for something, the answer. */
export function VerdictWords({ tagset, decision, onAnswered }: WordsProps) {
  return (
    <>
      <VerdictLine tagset={tagset} decision={decision} />
      {decision.comment && (
        <p dir="auto" className="mt-1 whitespace-pre-wrap break-words text-sm">
          {decision.comment}
        </p>
      )}
      {asksForAnswer(decision) && <AnswerForm decision={decision} onAnswered={onAnswered} />}
    </>
  )
}
