import { applyChanges, type ChangeContext } from '../annotation/apply-changes'
import { type Change, emptyContent, type SetContent } from '../annotation/change'
import type { DemoAnnotation, DemoReading } from './demo'
import { placeQuote } from './place-quote'

/** A reading as the changes that its reader would have sent, and what they make. */
export type CompiledReading = {
  readonly changes: readonly Change[]
  readonly content: SetContent
  /** the ids of annotations by their local ids */
  readonly idOf: ReadonlyMap<string, string>
  /** what does not hold against text or tagset, in plain words; the changes leave it out */
  readonly problems: readonly string[]
}

/**
 * Turns quotes into spans and local ids into ids (a fresh one at each call of `newId`), as creates in text order, each
 * relation behind its ends. All of it passes through the same check as a reader's changes do.
 */
export function compileReading(reading: DemoReading, context: ChangeContext, newId: () => string): CompiledReading {
  const problems: string[] = []
  const idOf = new Map<string, string>()
  const placed = reading.annotations.flatMap((annotation) => {
    const parts = placeQuote(context.characters, annotation.quote, annotation.occurrence)
    if (!parts) problems.push(`${annotation.id}: ${JSON.stringify(annotation.quote)} does not stand in the text`)
    if (idOf.has(annotation.id)) problems.push(`${annotation.id} stands for two annotations`)
    idOf.set(annotation.id, newId())
    return parts?.[0] ? [{ annotation, parts, start: parts[0].start }] : []
  })
  placed.sort((a, b) => a.start - b.start)
  const annotations = placed.map(({ annotation, parts }) => created(annotation, parts, idOf, newId))
  const relations = reading.relations.flatMap(([type, from, to]): Change[] => {
    const ends = { from: idOf.get(from), to: idOf.get(to) }
    if (ends.from && ends.to) return [{ id: newId(), kind: 'create', relation: { id: newId(), type, from: ends.from, to: ends.to } }]
    problems.push(`the relation ${type} ${from} → ${to} has an end that is not there`)
    return []
  })
  const outcome = applyChanges(emptyContent(), [...annotations, ...relations], context)
  problems.push(...outcome.refused.map((refusal) => `${refusal.reason}: ${refusal.detail}`))
  return { changes: outcome.applied, content: outcome.content, idOf, problems }
}

function created(
  annotation: DemoAnnotation,
  parts: NonNullable<ReturnType<typeof placeQuote>>,
  idOf: ReadonlyMap<string, string>,
  newId: () => string,
): Change {
  const { id, tag, attributes = {}, note = '', confidence = null } = annotation
  return { id: newId(), kind: 'create', annotation: { id: idOf.get(id) ?? newId(), tag, parts, attributes, note, confidence } }
}
