import { namesSpan } from '@/components/article/use-hover'
import { asksForAnswer } from '@/components/review/use-answers'
import { Notice } from '@/components/ui/Notice'
import type { DecisionView } from '@/lib/contracts/reviews'
import { frame } from './top-strings'

type GivenBackProps = {
  /** the verdicts on what still stands in the reading */
  readonly decisions: readonly DecisionView[]
  readonly onFocus: (annotationId: string) => void
}

/** Says that a reading came back from its reviewers, and leads to the first verdict that waits for an answer. */
export function GivenBack({ decisions, onFocus }: GivenBackProps) {
  if (decisions.length === 0) return null
  const names = [...new Set(decisions.map(({ reviewer }) => reviewer.name))]
  const waiting = decisions.filter((one) => asksForAnswer(one) && !one.answer)
  const [first] = waiting
  return (
    <Notice tone="warn" title={frame.givenBack(names)} className="rounded-none border-rule border-b text-13">
      <p>{frame.toAnswer(waiting.length)}</p>
      {first && (
        <button
          type="button"
          data-does="first-verdict"
          {...namesSpan(first.annotationId)}
          className="underline underline-offset-4"
          onClick={() => onFocus(first.annotationId)}
        >
          {frame.toFirst}
        </button>
      )}
    </Notice>
  )
}
