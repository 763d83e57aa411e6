import { Fragment } from 'react'
import { ChannelSample } from '@/components/article/ChannelSample'
import { type TagLook, tagName } from '@/components/article/channels'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import type { AnnotationView } from '@/lib/contracts/annotation-sets'
import type { Lane, ReviewPage } from '@/lib/contracts/review-screens'
import { inQuotes, quoteOf } from '@/lib/domain/annotation/annotation'
import { otherHere } from '@/lib/domain/comparison/others-here'
import { reasonName } from '@/lib/domain/review/reasons'
import { findAttribute, type Tagset } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'
import { words } from './strings'
import type { Shown } from './verdict-box'

type FocusedPartProps = {
  readonly page: ReviewPage
  readonly looks: ReadonlyMap<string, TagLook>
  readonly annotation: AnnotationView
  readonly decisions: readonly Shown[]
}

/** The focused annotation: tag, words, attributes, what others say here, and the verdicts on it. */
export function FocusedPart({ page, looks, annotation, decisions }: FocusedPartProps) {
  const { tagset } = page
  const outdated = page.outdated.filter((one) => one.annotationId === annotation.id)
  return (
    <InspectorPart>
      <div className="flex items-center gap-2.5">
        <ChannelSample look={looks.get(annotation.tag)} />
        <h2 className="min-w-0 flex-1 font-semibold text-base">{tagName(tagset, annotation.tag)}</h2>
        <span className="shrink-0 text-13 text-ink-3">{words.by(page.set.owner?.name ?? '')}</span>
      </div>
      <blockquote dir="auto" className="mt-2.5 line-clamp-4 border-rule border-s-2 ps-3 font-serif text-base text-ink-2">
        {inQuotes(quoteOf(annotation))}
      </blockquote>
      <Attributes tagset={tagset} annotation={annotation} />
      <Others tagset={tagset} annotation={annotation} lanes={page.lanes.slice(1)} />
      {decisions.map((decision) => (
        <VerdictLine key={decision.id} tagset={tagset} decision={decision} />
      ))}
      {outdated.map((decision) => (
        <p key={decision.id} className="mt-2 text-13 text-ink-3">
          {words.changedSince(words.verdicts[decision.verdict].toLowerCase(), decision.reviewer.name)}
        </p>
      ))}
    </InspectorPart>
  )
}

function Attributes({ tagset, annotation }: { tagset: Tagset; annotation: AnnotationView }) {
  const all = Object.entries(annotation.attributes).map(
    ([key, value]) => [findAttribute(tagset, key)?.name ?? key, valueName(value, findAttribute(tagset, key))] as const,
  )
  if (annotation.confidence === 'unsure') all.push(['', words.unsure])
  if (all.length === 0) return null
  return (
    <p className="mt-2.5 text-13">
      {all.map(([name, value], index) => (
        <Fragment key={name}>
          {index > 0 && ' · '}
          <span className="text-ink-3">{name}</span> {value}
        </Fragment>
      ))}
    </p>
  )
}

function Others({ tagset, annotation, lanes }: { tagset: Tagset; annotation: AnnotationView; lanes: readonly Lane[] }) {
  if (lanes.length === 0) return null
  return (
    <p className="mt-1 text-13">
      <span className="text-ink-3">{words.othersHere}</span>{' '}
      {lanes.map((lane, index) => {
        const here = otherHere(annotation, lane.annotations)
        return (
          <Fragment key={lane.setId}>
            {index > 0 && ' · '}
            {lane.reader}:{' '}
            {here.kind === 'other' ? (
              <b className="font-semibold">{tagName(tagset, here.annotation.tag)}</b>
            ) : here.kind === 'nothing' ? (
              words.nothing
            ) : here.exact ? (
              words.same
            ) : (
              words.sameElsewhere
            )}
          </Fragment>
        )
      })}
    </p>
  )
}

/** What one reviewer said of it, in one line. */
export function VerdictLine({
  tagset,
  decision,
}: {
  tagset: Tagset
  decision: Pick<Shown, 'verdict' | 'reason' | 'proposal' | 'reviewer'>
}) {
  const { verdict, reason, proposal, reviewer } = decision
  return (
    <p className="mt-2 text-13">
      <b className={`font-medium ${verdict === 'accept' ? 'text-ok' : verdict === 'reject' ? 'text-proof' : 'text-warn'}`}>
        {verdict === 'reject' && reason ? words.whyRejected(reasonName(reason)) : words.said[verdict].toLowerCase()}
      </b>{' '}
      <span className="text-ink-3">{words.by(reviewer.name)}</span>
      {proposal && <ProposalWords tagset={tagset} proposal={proposal} />}
    </p>
  )
}

function ProposalWords({ tagset, proposal }: { tagset: Tagset; proposal: NonNullable<Shown['proposal']> }) {
  const said = [
    ...(proposal.tag ? [tagName(tagset, proposal.tag)] : []),
    ...(proposal.parts ? [inQuotes(quoteOf({ parts: proposal.parts }))] : []),
    ...Object.entries(proposal.attributes ?? {}).map(
      ([key, value]) => `${findAttribute(tagset, key)?.name ?? key} ${valueName(value, findAttribute(tagset, key))}`,
    ),
  ]
  return (
    <span dir="auto" className="block text-ink-2">
      {words.proposes} {said.join(' · ')}
    </span>
  )
}
