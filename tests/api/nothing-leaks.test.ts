import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { ROLES, type Role } from '@/lib/auth/policy'
import type { Operation } from '@/lib/contracts/operation'
import { operations } from '@/lib/contracts/registry'
import { db } from '@/lib/data/client'
import { aggregatesPage } from '@/lib/queries/aggregates-page'
import { readAnnotatePage } from '@/lib/queries/annotate-page'
import { assignmentsPage } from '@/lib/queries/assignments-page'
import { documentsList } from '@/lib/queries/documents-list'
import { otherReadings } from '@/lib/queries/other-readings'
import { projectFrame, projectHome } from '@/lib/queries/project-home'
import { reviewPage } from '@/lib/queries/review-page'
import { reviewQueue } from '@/lib/queries/review-queue'
import { cookieOf } from '../support/accounts'
import { callOperation } from '../support/operations'
import { person, study } from '../support/people'
import { frozen } from '../support/readings'

/** How far a reading is: opened and nothing done in it, begun, submitted, submitted and given back. */
const STATES = ['none', 'opened', 'begun', 'submitted', 'returned'] as const
type State = (typeof STATES)[number]
const article = fc.record({
  mine: fc.constantFrom(...STATES),
  ada: fc.constantFrom(...STATES),
  ben: fc.constantFrom(...STATES),
  gold: fc.boolean(),
  suggested: fc.constantFrom('none' as const, 'begun' as const, 'submitted' as const),
  judged: fc.constantFrom('accept', 'reject', 'discuss'),
  assigned: fc.boolean(),
})
type Article = typeof article extends fc.Arbitrary<infer A> ? A : never

const WORDS = 'Officials said the reform would go ahead.\nShare this article.'
const TAGS = [
  { tag: 'sourcing.cue', layer: 'sourcing', start: 10, end: 14 },
  { tag: 'boilerplate.share_prompt', layer: 'boilerplate', start: 42, end: 61 },
]
type Set = {
  id: string
  documentId: string
  kind: 'annotator' | 'gold' | 'suggester'
  ownerId: string | null
  state: 'open' | 'submitted'
  revision: number
}
type World = Awaited<ReturnType<typeof worldOf>>

/** A project in which somebody of a role, Ada and Ben read two articles, and a reviewer judged. */
async function worldOf(role: Role, articles: readonly Article[]) {
  const caller = await person('Caller', role === 'admin' ? 'owner' : 'member')
  const [ada, ben, judge] = [await person('Ada'), await person('Ben'), await person('Judge')]
  const members = [[ada, 'annotator'] as const, [ben, 'annotator'] as const, [judge, 'reviewer'] as const]
  const { id: projectId } = await study(role === 'admin' ? members : [...members, [caller, role] as const])
  const sets: Set[] = []
  const ids = {
    document: [] as string[],
    text: [] as [string, string][],
    decision: [] as string[],
    comment: [] as [string, string][],
    annotation: [] as string[],
  }
  for (const { mine, ada: adas, ben: bens, gold, suggested, judged, assigned } of articles) {
    const { documentId, textId } = await frozen(projectId, WORDS)
    const make = (kind: Set['kind'], owner: Caller | null, state: State): Set[] => {
      const isOpen = state !== 'submitted'
      const row = { id: v7(), documentId, kind, ownerId: owner?.userId ?? null, state: isOpen ? ('open' as const) : ('submitted' as const) }
      return state === 'none' ? [] : [{ ...row, revision: state === 'opened' ? 0 : 2 }]
    }
    const here = [
      ...make('annotator', caller, mine),
      ...make('annotator', ada, adas),
      ...make('annotator', ben, bens),
      ...make('gold', judge, gold ? 'submitted' : 'none'),
      ...make('suggester', null, suggested),
    ]
    const settledFromId = here.find(({ ownerId }) => ownerId === ada.userId)?.id ?? null
    await db().annotationSet.createMany({
      data: here.map((set) => ({
        ...{ ...set, projectId, textId, settledFromId: set.kind === 'gold' ? settledFromId : null },
        submittedAt: set.state === 'submitted' ? new Date(1e12) : null,
      })),
    })
    const marked = here.filter(({ revision }) => revision > 0)
    const annotations = marked.flatMap((set) => TAGS.map((tag) => ({ id: v7(), set, tag })))
    await db().annotation.createMany({
      data: annotations.map(({ id, set, tag }) => ({
        ...{ ...tag, id, setId: set.id, attributes: {}, tagsetRevision: 1, revision: 1 },
        parts: [{ start: tag.start, end: tag.end, quote: WORDS.slice(tag.start, tag.end) }],
      })),
    })
    await db().change.createMany({
      data: annotations.map(({ id, set, tag }) => ({
        ...{ id: v7(), setId: set.id, sequence: TAGS.indexOf(tag) + 1, kind: 'create', subject: 'annotation', subjectId: id, body: {} },
        authorId: set.ownerId,
      })),
    })
    const back = new Map([
      [caller.userId, mine],
      [ada.userId, adas],
      [ben.userId, bens],
    ])
    const reviewed = annotations.filter(
      ({ set, tag }) =>
        tag === TAGS[0] && ['submitted', 'returned'].includes(back.get(set.ownerId ?? '') ?? '') && set.kind === 'annotator',
    )
    const said = reviewed.map(({ id, set }) => ({ id: v7(), setId: set.id, annotationId: id }))
    await db().decision.createMany({
      data: said.map((one) => ({ ...one, reviewerId: judge.userId, verdict: judged, comment: 'Hm', revision: 2 })),
    })
    await db().comment.createMany({ data: said.map((one) => ({ ...one, authorId: judge.userId, body: 'Why?' })) })
    const done = (state: State) => (state === 'submitted' ? ('done' as const) : ('open' as const))
    const readers = [
      { userId: ada.userId, state: done(adas) },
      { userId: caller.userId, state: done(mine) },
    ]
    if (assigned) await db().assignment.createMany({ data: readers.map((one) => ({ ...one, documentId })) })
    sets.push(...here)
    ids.document.push(documentId)
    ids.text.push([documentId, textId])
    ids.annotation.push(...annotations.map(({ id }) => id))
    ids.decision.push(...said.map(({ id }) => id))
    ids.comment.push(...said.map(({ id, annotationId }) => [annotationId, id] as [string, string]))
  }
  return { caller, cookie: await cookieOf(caller), role, projectId, sets, ids, userId: ada.userId }
}

/** The blind phase in words, apart from the code that is tested. */
function maySee({ caller, role, sets }: World, set: Set): boolean {
  if (set.ownerId === caller.userId) return true
  const own = sets.filter(
    ({ documentId, ownerId, kind }) => documentId === set.documentId && ownerId === caller.userId && kind === 'annotator',
  )
  if (own.some(({ state, revision }) => state === 'open' && revision > 0)) return false
  if (role === 'manager' || role === 'admin') return true
  if (role === 'annotator' && !own.some(({ state }) => state === 'submitted')) return false
  return set.state === 'submitted'
}

/** More than one way to ask. */
const QUERIES: Record<string, readonly string[]> = {
  readAggregates: [
    '?by=tag&sets=all-visible',
    '?by=annotator,state&sets=all-visible',
    '?by=publisher&measure=characters',
    '?by=layer&sets=gold',
  ],
  listSpans: ['?sets=all-visible', '?state=rejected'],
  exportProject: ['', '?format=csv', '?state=accepted&sets=submitted'],
  listAssignments: ['', '?state=done', '?state=open'],
  listReviews: ['', '?whose=mine'],
}
/** Before one's own reading, and while one reads: all that others may have done. */
const EXAMPLE: Article[] = [
  { mine: 'none', ada: 'submitted', ben: 'begun', gold: true, suggested: 'submitted', judged: 'accept', assigned: true },
  { mine: 'begun', ada: 'submitted', ben: 'returned', gold: true, suggested: 'begun', judged: 'discuss', assigned: true },
]
/** What these tell is no part of a project. */
const APART = /^(readHealth|readOpenApi|readMe|readSignIn|list(Sessions|Tokens|Users|TrashedProjects|InstanceInvitations)|readUser)$/

/** Every way to fill in the names in an operation's path. */
function paramsOf({ params }: Operation, { projectId, sets, ids, userId }: World): Record<string, string>[] {
  const names = Object.keys(params.shape).join(' ')
  const ways: Record<string, () => Record<string, string>[]> = {
    '': () => [{}],
    project: () => [{ project: projectId }],
    'project user': () => [{ project: projectId, user: userId }],
    'project revision': () => [{ project: projectId, revision: '1' }],
    document: () => ids.document.map((document) => ({ document })),
    'document text': () => ids.text.map(([document, text]) => ({ document, text })),
    set: () => sets.map((set) => ({ set: set.id })),
    annotation: () => ids.annotation.map((one) => ({ annotation: one })),
    'annotation comment': () => ids.comment.map(([annotation, comment]) => ({ annotation, comment })),
    decision: () => ids.decision.map((decision) => ({ decision })),
  }
  const fill = ways[names]
  if (!fill) throw new Error(`say what stands for ${names} in an operation’s path`)
  return fill()
}

/** That a reading was given back is known to those who review; so it is left out here, from the queue and the list. See docs/decisions/0005-the-blind-phase.md. */
const RETURNED = String.raw`\{"setId":"[^"]+","document":\{[^}]*\},"reader":"[^"]*","state":"returned"[^}]*\}`
const withoutReturned = (text: string) =>
  text
    .replaceAll(new RegExp(`${RETURNED},|,?${RETURNED}`, 'g'), '')
    .replaceAll(/"givenBack":\{"mine":(null|\d+),"others":\d+\}/g, '"givenBack":$1')
const plain = (value: unknown) => withoutReturned(JSON.stringify(value, (_, inner) => (inner instanceof Map ? [...inner] : inner)))

/** All that the caller is answered: every operation that reads, and every screen. */
async function answers(world: World): Promise<Map<string, string>> {
  const { caller, cookie, projectId, sets, ids } = world
  const found = new Map<string, string>()
  for (const operation of operations.filter(({ method, id }) => method === 'GET' && !APART.test(id))) {
    for (const params of paramsOf(operation, world))
      for (const query of QUERIES[operation.id] ?? ['']) {
        const { status, text } = await callOperation(operation, { cookie, params, query })
        found.set(
          `${operation.id} ${Object.values(params)} ${query}`,
          `${status} ${withoutReturned(text).replace(/"exportedAt":"[^"]+"/, '')}`,
        )
      }
  }
  const asked = { sets: null, filters: {}, at: {} } as const
  const screens: Record<string, () => Promise<unknown>> = {
    home: () => projectHome(caller),
    frame: () => projectFrame(caller, projectId),
    documents: () => documentsList(caller, projectId),
    queue: () => reviewQueue(caller, projectId),
    assignments: () => assignmentsPage(caller, projectId),
    counts: () => aggregatesPage(caller, projectId, { ...asked, show: 'count', rows: 'tag' }),
    progress: () => aggregatesPage(caller, projectId, { ...asked, show: 'review', rows: 'annotator' }),
    ...Object.fromEntries(ids.document.map((id) => [`article ${id}`, () => readAnnotatePage(caller, id)])),
    ...Object.fromEntries(ids.document.map((id) => [`others ${id}`, () => otherReadings(caller, id)])),
    ...Object.fromEntries(sets.map(({ id }) => [`review ${id}`, () => reviewPage(caller, id)])),
  }
  for (const [name, screen] of Object.entries(screens)) found.set(`screen ${name}`, plain(await screen()))
  return found
}

test.each(ROLES)('nothing that a %s is answered tells of readings that they may not see', { timeout: 120_000 }, async (role) => {
  let [hidden, shown] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(article, { minLength: 2, maxLength: 2 }), async (articles) => {
      const world = await worldOf(role, articles)
      const [seen, unseen] = [world.sets.filter((set) => maySee(world, set)), world.sets.filter((set) => !maySee(world, set))]
      const withThem = await answers(world)
      for (const set of seen) expect(withThem.get(`readSet ${set.id} `)).toMatch(/^200/)
      for (const set of unseen) expect(withThem.get(`readSet ${set.id} `)).toMatch(/^404/)
      await db().annotationSet.deleteMany({ where: { id: { in: unseen.map(({ id }) => id) } } })
      const without = await answers(world)
      const told = [...withThem].filter(([asked, answer]) => without.get(asked) !== answer)
      expect(told.map(([asked, answer]) => [asked, answer, without.get(asked)])).toEqual([])
      hidden += unseen.length
      shown += seen.length
    }),
    { seed: 11, numRuns: 3, examples: [[EXAMPLE]], endOnFailure: true },
  )
  expect(Math.min(hidden, shown)).toBeGreaterThan(2)
})
