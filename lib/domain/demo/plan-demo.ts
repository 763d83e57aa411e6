import { applyChanges, type ChangeContext } from '../annotation/apply-changes'
import { type Change, emptyContent, type SetContent, subjectIdOf } from '../annotation/change'
import type { DecisionFacts, Proposal, Verdict } from '../review/decision'
import { planGold } from '../review/gold'
import type { Tagset } from '../tagset/tagset'
import type { Text } from '../text/text'
import { compileReading } from './compile-reading'
import { type Demo, type DemoArticle, type DemoDecision, type DemoReading, momentBefore } from './demo'
import { placeQuote } from './place-quote'

export type PlannedDocument = {
  readonly id: string
  readonly textId: string
  readonly createdAt: Date
  readonly originalId: string | null
  readonly article: DemoArticle
  readonly text: Text
}
/** `sequence` counts a set's changes from 1. */
export type PlannedChange = { readonly change: Change; readonly sequence: number; readonly at: Date }
export type PlannedSet = {
  readonly id: string
  readonly documentId: string
  readonly textId: string
  readonly ownerId: string
  readonly kind: 'annotator' | 'gold'
  readonly createdAt: Date
  readonly submittedAt: Date | null
  readonly settledFromId: string | null
  readonly changes: readonly PlannedChange[]
  readonly content: SetContent
  readonly activeSeconds: number
}
export type PlannedDecision = DecisionFacts & {
  readonly setId: string
  readonly annotationId: string
  readonly reason: string | null
  readonly comment: string
  readonly proposal: Proposal | null
  readonly answer: { readonly agrees: boolean; readonly comment: string; readonly createdAt: Date } | null
}
export type PlannedComment = {
  readonly setId: string
  readonly annotationId: string
  readonly authorId: string
  readonly body: string
  readonly createdAt: Date
}
export type PlannedAssignment = {
  readonly documentId: string
  readonly userId: string
  readonly isDone: boolean
  readonly activeSeconds: number
  readonly createdAt: Date
}
export type DemoPlan = {
  readonly documents: readonly PlannedDocument[]
  readonly sets: readonly PlannedSet[]
  readonly decisions: readonly PlannedDecision[]
  readonly comments: readonly PlannedComment[]
  readonly assignments: readonly PlannedAssignment[]
}

export type DemoGround = {
  readonly tagset: Tagset
  /** the frozen texts by the slugs of their articles */
  readonly texts: ReadonlyMap<string, Text>
  /** ids of people by their keys in the study, `you` among them */
  readonly people: ReadonlyMap<string, string>
  readonly now: Date
  /** a fresh id whose order tells its time */
  readonly newId: (at: Date) => string
}

/**
 * Everything that the demo project holds, with ids, spans and times: documents, readings as changes, decisions, discussion
 * and gold. @throws with every quote, tag, relation or name that does not hold, as the demo is our own
 */
export function planDemo(demo: Demo, ground: DemoGround): DemoPlan {
  const documents = planDocuments(demo, ground)
  const readings = demo.readings.map((reading) => planReading(reading, known(documents, reading.document), ground))
  const gold = demo.study.gold.map((one) => {
    const from = readings.find(({ reading }) => reading.document === one.document && reading.reader === one.from)
    if (!from) throw new Error(`Gold of ${one.document} is settled from a reading that is not there: ${one.from}`)
    return settle(from, known(ground.people, one.by), momentBefore(ground.now, one.at), ground)
  })
  const sets = [...readings.map(({ set }) => set), ...gold]
  return {
    documents: [...documents.values()],
    sets,
    decisions: readings.flatMap(({ decisions }) => decisions),
    comments: readings.flatMap(({ comments }) => comments),
    assignments: planAssignments(demo, documents, sets, ground),
  }
}

function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key)
  if (found === undefined) throw new Error(`The demo has no ${key}`)
  return found
}

function planDocuments(demo: Demo, { now, newId, texts }: DemoGround): Map<string, PlannedDocument> {
  const articles = new Map(demo.articles.map((article) => [article.slug, article]))
  const planned = new Map<string, PlannedDocument>()
  for (const { slug, addedAt } of demo.study.documents) {
    const createdAt = momentBefore(now, addedAt)
    const article = known(articles, slug)
    const { original } = article.provenance
    const originalId = original === undefined ? null : known(planned, original).id // originals stand before their copies
    planned.set(slug, { id: newId(createdAt), textId: newId(createdAt), createdAt, originalId, article, text: known(texts, slug) })
  }
  return planned
}

type PlannedReading = {
  reading: DemoReading
  set: PlannedSet
  context: ChangeContext
  decisions: PlannedDecision[]
  comments: PlannedComment[]
}

function planReading(reading: DemoReading, document: PlannedDocument, ground: DemoGround): PlannedReading {
  const begun = momentBefore(ground.now, reading.begunAt)
  const submittedAt = reading.submittedAt === null ? null : momentBefore(ground.now, reading.submittedAt)
  const end = submittedAt ?? new Date(begun.getTime() + reading.activeMinutes * 60_000)
  const context = { characters: document.text.characters, tagset: ground.tagset }
  const { changes, content, idOf, problems } = compileReading(reading, context, () => ground.newId(begun))
  if (problems.length > 0) throw new Error(`${reading.document}, ${reading.reader}: ${problems.join('; ')}`)
  const set: PlannedSet = {
    id: ground.newId(begun),
    documentId: document.id,
    textId: document.textId,
    ownerId: known(ground.people, reading.reader),
    kind: 'annotator',
    createdAt: begun,
    submittedAt,
    settledFromId: null,
    changes: spread(changes, begun, end),
    content,
    activeSeconds: reading.activeMinutes * 60,
  }
  const decisions = planDecisions(reading, set, idOf, context, ground)
  const comments = reading.comments.map(({ on, by, at, body }) => ({
    setId: set.id,
    annotationId: known(idOf, on),
    authorId: known(ground.people, by),
    body,
    createdAt: momentBefore(ground.now, at),
  }))
  return { reading, set, context, decisions, comments }
}

/** Gives changes even times between two moments. */
function spread(changes: readonly Change[], from: Date, to: Date): PlannedChange[] {
  const step = (to.getTime() - from.getTime()) / (changes.length + 1)
  return changes.map((change, index) => ({ change, sequence: index + 1, at: new Date(Math.round(from.getTime() + step * (index + 1))) }))
}

function planDecisions(
  reading: DemoReading,
  set: PlannedSet,
  idOf: ReadonlyMap<string, string>,
  context: ChangeContext,
  ground: DemoGround,
): PlannedDecision[] {
  const given = reading.decisions.map((decision): PlannedDecision => {
    const createdAt = momentBefore(ground.now, decision.at)
    const answer = decision.answer
    return {
      ...bareDecision(set, known(idOf, decision.on), known(ground.people, decision.by), decision.verdict, createdAt, ground),
      reason: decision.reason ?? null,
      comment: decision.comment ?? '',
      proposal: proposalOf(decision, context),
      answer: answer ? { agrees: answer.agrees, comment: answer.comment ?? '', createdAt: momentBefore(ground.now, answer.at) } : null,
    }
  })
  const rest = reading.acceptedTheRest
  if (!rest) return given
  const decided = new Set(given.map(({ annotationId }) => annotationId))
  const from = momentBefore(ground.now, rest.at)
  const accepted = [...set.content.annotations.keys()]
    .filter((id) => !decided.has(id))
    .map((id, index) => {
      const at = new Date(from.getTime() + index * 4000)
      return {
        ...bareDecision(set, id, known(ground.people, rest.by), 'accept', at, ground),
        reason: null,
        comment: '',
        proposal: null,
        answer: null,
      }
    })
  return [...given, ...accepted]
}

const bareDecision = (
  set: PlannedSet,
  annotationId: string,
  reviewerId: string,
  verdict: Verdict,
  createdAt: Date,
  ground: DemoGround,
) => ({
  id: ground.newId(createdAt),
  setId: set.id,
  annotationId,
  reviewerId,
  verdict,
  createdAt,
  supersededAt: null,
  revision: set.changes.length,
})

function proposalOf({ on, proposal }: DemoDecision, { characters }: ChangeContext): Proposal | null {
  if (!proposal) return null
  const { tag, quote, occurrence, attributes } = proposal
  const parts = quote === undefined ? undefined : placeQuote(characters, quote, occurrence)
  if (parts === null) throw new Error(`The proposal on ${on} does not stand in the text: ${JSON.stringify(quote)}`)
  return { ...(tag !== undefined && { tag }), ...(parts && { parts }), ...(attributes && { attributes }) }
}

/** Gold as it is settled from a reading that was decided to the end. */
function settle({ reading, set, context, decisions }: PlannedReading, ownerId: string, at: Date, ground: DemoGround): PlannedSet {
  const sequenceOf = new Map(set.changes.map(({ change, sequence }) => [subjectIdOf(change), sequence]))
  const reviewed = [...set.content.annotations.values()].map((annotation) => ({
    annotation,
    revision: sequenceOf.get(annotation.id) ?? 0,
    decisions: decisions.filter((decision) => decision.annotationId === annotation.id),
  }))
  const plan = planGold(reviewed, [...set.content.relations.values()], emptyContent(), context, () => ground.newId(at))
  if (!plan.ok) throw new Error(`Gold of ${reading.document}: ${plan.detail}`)
  const { content, applied, refused } = applyChanges(emptyContent(), plan.value.changes, context)
  if (refused[0]) throw new Error(`Gold of ${reading.document}: ${refused[0].detail}`)
  return {
    ...set,
    id: ground.newId(at),
    ownerId,
    kind: 'gold',
    createdAt: at,
    submittedAt: at,
    settledFromId: set.id,
    changes: applied.map((change, index) => ({ change, sequence: index + 1, at })),
    content,
    activeSeconds: 0,
  }
}

function planAssignments(
  demo: Demo,
  documents: ReadonlyMap<string, PlannedDocument>,
  sets: readonly PlannedSet[],
  { people }: DemoGround,
): PlannedAssignment[] {
  return demo.study.documents.flatMap(({ slug, readers }) =>
    readers.map((reader) => {
      const { id: documentId, createdAt } = known(documents, slug)
      const userId = known(people, reader)
      const own = sets.find((set) => set.documentId === documentId && set.ownerId === userId && set.kind === 'annotator')
      return { documentId, userId, isDone: Boolean(own?.submittedAt), activeSeconds: own?.activeSeconds ?? 0, createdAt }
    }),
  )
}
