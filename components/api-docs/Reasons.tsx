import { CHANGE_REFUSALS, PROBLEM_REASONS, PROBLEMS } from '@/lib/contracts/reasons'
import { Fields } from './Fields'
import { words } from './strings'

/** The closed list of refusals. */
export function Reasons() {
  return (
    <section id="reasons" className="scroll-mt-6">
      <h2 className="mt-14 font-serif text-xl">{words.reasons}</h2>
      <p className="mt-1 text-ink-2">{words.reasonsLead}</p>
      <Fields
        title={words.ofRequests}
        rows={PROBLEM_REASONS.map((reason) => ({
          path: reason,
          required: true,
          pieces: [{ words: `${PROBLEMS[reason][0]} · ${PROBLEMS[reason][1]}` }],
        }))}
      />
      <p className="mt-6 text-ink-2">{words.changeRefusalsLead}</p>
      <p className="mt-1 break-words font-mono text-xs/5">{CHANGE_REFUSALS.join(', ')}</p>
    </section>
  )
}
