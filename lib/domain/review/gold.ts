import { counted, plural } from '@/lib/domain/counted'
import type { Annotation, Relation } from '../annotation/annotation'
import type { ChangeContext } from '../annotation/apply-changes'
import type { Change, Refusal, SetContent } from '../annotation/change'
import { failure, type Result, success } from '../result'
import { endTakes, findRelationType } from '../tagset/tagset'
import type { DecisionFacts, Proposal } from './decision'
import { applyProposal, sameAttributes, sameParts } from './proposal'
import { isDecided, reviewState, standingDecision } from './state'

export type Reviewed = {
  readonly annotation: Annotation
  /** the set's revision at which the annotation last changed */
  readonly revision: number
  readonly decisions: readonly (DecisionFacts & { readonly proposal: Proposal | null })[]
}
export type GoldPlan = {
  readonly changes: readonly Change[]
  /** how many annotations and relations gold will hold */
  readonly annotations: number
  readonly relations: number
  /** relations of the reading that gold cannot hold: an end was rejected, or its tag no longer takes them */
  readonly relationsLeftOut: number
}

/**
 * The changes that make gold say what a reviewed reading says: what was accepted, what was fixed as the fix proposes, and
 * the relations between those. What gold already holds of the same annotation at the same place stays, so that settling
 * twice changes nothing. Refused while an annotation is not decided. `newId` gives a fresh id at each call.
 */
export function planGold(
  reading: readonly Reviewed[],
  relations: readonly Relation[],
  gold: SetContent,
  context: ChangeContext,
  newId: () => string,
): Result<GoldPlan, 'still-open' | Refusal> {
  const open = reading.filter((one) => !isDecided(reviewState(one.decisions, one.revision))).length
  if (open > 0) return failure('still-open', stillOpen(open))
  const wanted = goldAnnotations(reading, context)
  if (!wanted.ok) return wanted
  const { kept, removed, created, goldIdOf } = matchAnnotations(wanted.value, gold, newId)
  const links = relations.flatMap((relation) => goldRelation(relation, goldIdOf, wanted.value, context))
  const unique = [...new Map(links.map((relation) => [linkOf(relation), relation])).values()]
  const changes = [...removed, ...kept, ...created, ...matchRelations(unique, gold, new Set(removed.map(subjectId)), newId)]
  return success({
    changes,
    annotations: new Set(goldIdOf.values()).size,
    relations: unique.length,
    relationsLeftOut: relations.length - links.length,
  })
}

const stillOpen = (open: number) => `${counted(open, 'annotation')} ${plural(open, 'is', 'are')} not decided yet.`

/** What gold should hold, by the id of the annotation it is taken from. */
function goldAnnotations(reading: readonly Reviewed[], context: ChangeContext): Result<Map<string, Annotation>, Refusal> {
  const wanted = new Map<string, Annotation>()
  for (const { annotation, revision, decisions } of reading) {
    const decision = standingDecision(decisions, revision)
    if (!decision || decision.verdict === 'reject') continue
    const checked = applyProposal(annotation, decision.verdict === 'fix' ? (decision.proposal ?? {}) : {}, context)
    if (!checked.ok) return checked
    wanted.set(annotation.id, checked.value)
  }
  return success(wanted)
}

const placeOf = ({ tag, parts }: Pick<Annotation, 'tag' | 'parts'>) =>
  `${tag} ${parts.map(({ start, end }) => `${start}-${end}`).join(' ')}`
const subjectId = (change: Change) => ('annotation' in change ? change.annotation.id : change.relation.id)

/** Gold's annotations beside the wanted ones. Two that say the same after their fixes become one. */
function matchAnnotations(wanted: ReadonlyMap<string, Annotation>, gold: SetContent, newId: () => string) {
  const before = new Map(
    [...gold.annotations.values()].map((annotation) => [`${annotation.takenFromId} ${placeOf(annotation)}`, annotation]),
  )
  const goldIdOf = new Map<string, string>()
  const placed = new Map<string, string>()
  const kept: Change[] = []
  const created: Change[] = []
  for (const [sourceId, annotation] of wanted) {
    const place = placeOf(annotation)
    const found = before.get(`${sourceId} ${place}`)
    const goldId = placed.get(place) ?? found?.id ?? newId()
    goldIdOf.set(sourceId, goldId)
    if (placed.has(place)) continue
    placed.set(place, goldId)
    const { tag, parts, attributes, note, confidence } = annotation
    if (!found)
      created.push({
        id: newId(),
        kind: 'create',
        annotation: { id: goldId, tag, parts, attributes, note, confidence, takenFromId: sourceId },
      })
    else if (!saysTheSame(found, annotation))
      kept.push({ id: newId(), kind: 'update', annotation: { id: goldId, attributes, note, confidence } })
  }
  const stays = new Set(goldIdOf.values())
  const removed: Change[] = [...gold.annotations.keys()]
    .filter((id) => !stays.has(id))
    .map((id) => ({ id: newId(), kind: 'delete', annotation: { id } }))
  return { kept, removed, created, goldIdOf }
}

const saysTheSame = (a: Annotation, b: Annotation) =>
  sameParts(a.parts, b.parts) && sameAttributes(a.attributes, b.attributes) && a.note === b.note && a.confidence === b.confidence

/** The relation between gold's own annotations, if both ends became gold and still take it. */
function goldRelation(
  relation: Relation,
  goldIdOf: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, Annotation>,
  { tagset }: ChangeContext,
): Omit<Relation, 'id'>[] {
  const type = findRelationType(tagset, relation.type)
  const [from, to] = [goldIdOf.get(relation.from), goldIdOf.get(relation.to)]
  const [fromTag, toTag] = [wanted.get(relation.from)?.tag, wanted.get(relation.to)?.tag]
  if (!type || !from || !to || !fromTag || !toTag || from === to) return []
  if (!endTakes(type.from, fromTag) || !endTakes(type.to, toTag)) return []
  return [{ type: relation.type, from, to, attributes: relation.attributes }]
}

const linkOf = ({ type, from, to }: Pick<Relation, 'type' | 'from' | 'to'>) => `${type} ${from} ${to}`

/** Deletes before creates. Relations of a removed annotation go with it and need no change. */
function matchRelations(
  wanted: readonly Omit<Relation, 'id'>[],
  gold: SetContent,
  removedAnnotations: ReadonlySet<string>,
  newId: () => string,
): Change[] {
  const before = new Map([...gold.relations.values()].map((relation) => [linkOf(relation), relation]))
  const stays = new Set(wanted.map(linkOf))
  const gone = [...before.values()].filter(
    (relation) => !stays.has(linkOf(relation)) && !removedAnnotations.has(relation.from) && !removedAnnotations.has(relation.to),
  )
  const deletes: Change[] = gone.map(({ id }) => ({ id: newId(), kind: 'delete', relation: { id } }))
  const rest = wanted.flatMap((relation): Change[] => {
    const found = before.get(linkOf(relation))
    if (!found) return [{ id: newId(), kind: 'create', relation: { id: newId(), ...relation } }]
    if (sameAttributes(found.attributes, relation.attributes)) return []
    return [{ id: newId(), kind: 'update', relation: { id: found.id, attributes: relation.attributes } }]
  })
  return [...deletes, ...rest]
}
