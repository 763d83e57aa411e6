import type { Caller } from '@/lib/auth/caller'
import { mayDo } from '@/lib/auth/policy'
import { gateSet } from '@/lib/auth/set-gate'
import { maySeeSet, visibleSets } from '@/lib/auth/set-visibility'
import type { AnnotationView } from '@/lib/contracts/annotation-sets'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { Lane, ReviewPage } from '@/lib/contracts/review-screens'
import type { DecisionView } from '@/lib/contracts/reviews'
import { listSets, ownStateOf, type SetRow } from '@/lib/data/annotation-sets'
import { commentsOfSet } from '@/lib/data/comments'
import { type DecisionRow, decisionsOfSet } from '@/lib/data/decisions'
import { findDocument } from '@/lib/data/documents'
import { findGoldSet } from '@/lib/data/gold-sets'
import { findProject } from '@/lib/data/projects'
import { revisedAnnotations } from '@/lib/data/reviewed-annotations'
import { currentTagset } from '@/lib/data/tagsets'
import { findText } from '@/lib/data/texts'
import { type Result, success } from '@/lib/domain/result'
import { byAnnotation, standingDecisions } from '@/lib/domain/review/state'
import { readSetView } from './annotation-sets'
import { shapeComment, shapeDecision } from './review-shape'

/** Everything the review screen shows of one reading. */
export async function reviewPage(caller: Caller, setId: string): Promise<Result<ReviewPage, ProblemReason>> {
  const found = await gateSet(caller, 'sets.read', setId)
  if (!found.ok) return found
  const { set, access } = found.value
  const [document, project, text, { tagset }, view, decisions, comments, gold, ownState] = await Promise.all([
    findDocument(set.documentId),
    findProject(set.projectId),
    findText(set.textId),
    currentTagset(set.projectId),
    readSetView(set),
    sortedDecisions(setId),
    commentsOfSet(setId),
    findGoldSet(set.textId),
    ownStateOf(set.documentId, caller.userId),
  ])
  if (!document || !project) throw new Error('a set without its document or project')
  const others = await listSets(set.documentId, {
    AND: [visibleSets(access), { kind: 'annotator', textId: set.textId, state: 'submitted', id: { not: setId } }],
  })
  const goldSeen = gold && maySeeSet({ userId: caller.userId, role: access.role, ownState }, gold)
  const { characters, blocks, inlines } = text
  return success({
    me: { id: caller.userId, name: caller.name },
    project: { id: project.id, name: project.name },
    document: {
      id: document.id,
      title: document.title,
      publisher: document.provenance.publisher,
      language: document.provenance.language ?? project.language,
    },
    text: { characters, blocks, inlines },
    tagset,
    set: view,
    lanes: [
      laneOf(set, view.annotations),
      ...(await Promise.all(others.map(async (row) => laneOf(row, (await readSetView(row)).annotations)))),
    ],
    ...decisions,
    comments: comments.map(shapeComment),
    mayDecide:
      mayDo(access.role, 'reviews.decide') && set.kind === 'annotator' && set.state === 'submitted' && set.ownerId !== caller.userId,
    mayDiscuss: mayDo(access.role, 'reviews.discuss'),
    mayRemoveWords: mayDo(access.role, 'comments.remove'),
    gold: goldSeen ? { setId: gold.id, fromThis: gold.settledFromId === setId } : null,
  })
}

const laneOf = (set: SetRow, annotations: readonly AnnotationView[]): Lane => ({
  setId: set.id,
  reader: set.owner?.name ?? '',
  annotations,
})

/** The standing decisions of a set, those that count apart from those that a later change of the annotation outdated. */
async function sortedDecisions(setId: string): Promise<{ decisions: DecisionView[]; outdated: DecisionView[] }> {
  const revisions = new Map((await revisedAnnotations(setId)).map(({ annotation, revision }) => [annotation.id, revision]))
  const all = await decisionsOfSet(setId)
  const counting = new Set<DecisionRow>(
    [...byAnnotation(all)].flatMap(([annotationId, of]) => standingDecisions(of, revisions.get(annotationId) ?? 0)),
  )
  return {
    decisions: all.filter((one) => counting.has(one)).map(shapeDecision),
    outdated: all.filter((one) => !counting.has(one)).map(shapeDecision),
  }
}
