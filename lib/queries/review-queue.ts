import type { Caller } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import { mayDo } from '@/lib/auth/policy'
import { visibleSets } from '@/lib/auth/set-visibility'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { OwnLine, QueueLine, QueueState, ReviewQueue } from '@/lib/contracts/review-screens'
import { type QueuedDecision, type QueuedSet, readersSets, settledSetIds, standingDecisionsOf } from '@/lib/data/review-queue'
import { type Result, success } from '@/lib/domain/result'
import { byAnnotation, progressOf, type ReviewProgress, type ReviewState, reviewState } from '@/lib/domain/review/state'

/** The readings of a project to be reviewed, by how far their review is, and the verdicts on the caller's own. */
export async function reviewQueue(caller: Caller, projectId: string): Promise<Result<ReviewQueue, ProblemReason>> {
  const access = await gate(caller, 'sets.read', projectId)
  if (!access.ok) return access
  const mayDecide = mayDo(access.value.role, 'reviews.decide')
  const own = { ownerId: caller.userId }
  const ownOpen = { document: { sets: { none: { ...own, kind: 'annotator' as const, state: 'open' as const } } } }
  const others = { AND: [{ NOT: own }, visibleSets(access.value), { state: 'submitted' as const }] }
  // that a reading went back is known to those who review; what stands in it is not
  const returned = { AND: [{ NOT: own }, ownOpen, { state: 'open' as const, decisions: { some: {} } }] }
  const [submitted, back, mine, decisions, onMine, settled] = await Promise.all([
    readersSets(projectId, others),
    mayDecide ? readersSets(projectId, returned) : [],
    readersSets(projectId, own),
    standingDecisionsOf(projectId, others),
    standingDecisionsOf(projectId, own),
    settledSetIds(projectId),
  ])
  const found = bySet(decisions)
  const lines = [...submitted, ...back].map((set) => lineOf(set, found.get(set.id) ?? [], settled.has(set.id)))
  const said = bySet(onMine)
  return success({
    mayDecide,
    lines,
    own: mine.filter((set) => said.has(set.id)).map((set) => ownLineOf(set, said.get(set.id) ?? [], settled.has(set.id))),
    withYou: mayDecide ? lines.filter(({ state }) => state === 'waiting' || state === 'partly').length : 0,
  })
}

function bySet(decisions: readonly QueuedDecision[]): Map<string, QueuedDecision[]> {
  const found = new Map<string, QueuedDecision[]>()
  for (const decision of decisions) {
    const of = found.get(decision.setId)
    if (of) of.push(decision)
    else found.set(decision.setId, [decision])
  }
  return found
}

const ownLineOf = (set: QueuedSet, decisions: readonly QueuedDecision[], settled: boolean): OwnLine => ({
  ...lineOf(set, decisions, settled),
  progress: progress(set._count.annotations, decisions),
  unanswered: decisions.filter(({ verdict, answered }) => verdict !== 'accept' && !answered).length,
})

function lineOf(set: QueuedSet, decisions: readonly QueuedDecision[], settled: boolean): QueueLine {
  const counts = progress(set._count.annotations, decisions)
  return {
    setId: set.id,
    document: { id: set.document.id, title: set.document.title, publisher: set.document.publisher },
    reader: set.owner?.name ?? '',
    state: stateOf(set.state === 'open', counts, settled),
    progress: set.state === 'open' ? null : counts,
    submittedAt: set.submittedAt?.toISOString() ?? null,
  }
}

function stateOf(open: boolean, { decided, discussed, total }: ReviewProgress, settled: boolean): QueueState {
  if (open) return 'returned'
  if (settled && decided === total) return 'settled'
  if (decided === total && total > 0) return 'decided'
  return decided + discussed > 0 ? 'partly' : 'waiting'
}

function progress(total: number, decisions: readonly QueuedDecision[]): ReviewProgress {
  const states = [...byAnnotation(decisions).values()].map((of) => reviewState(of, of[0]?.annotationRevision ?? 0))
  const open: ReviewState[] = new Array(Math.max(0, total - states.length)).fill('open')
  return progressOf([...states, ...open])
}
