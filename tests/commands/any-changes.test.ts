import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges } from '@/lib/commands/apply-changes'
import { importProject } from '@/lib/commands/import-project'
import { loadContent } from '@/lib/data/annotation-sets'
import { db } from '@/lib/data/client'
import { applyChanges as applyToAll } from '@/lib/domain/annotation/apply-changes'
import { type Change, emptyContent, type SetContent } from '@/lib/domain/annotation/change'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { bytesOf, exported } from '../support/datasets'
import { person, study } from '../support/people'
import { frozen, setOf } from '../support/readings'

const characters = 'Officials said the bridge failed, and critics said it did not.'
const WORDS = [...characters.matchAll(/\w+/g)]
  .slice(0, 5)
  .map(({ 0: quote, index }) => ({ start: index, end: index + quote.length, quote }))

/** One of `count` ids of a kind; the run's number makes them its own. */
const idOf = (kind: number, count: number) => fc.nat(count - 1).map((n) => `RUN-${kind}000-7000-8000-${String(n).padStart(12, '0')}`)
const [annotationId, relationId] = [idOf(1, 8), idOf(2, 5)]
// few ends, so that relations meet
const [first, second] = [0, 1].map((n) => `RUN-1000-7000-8000-${String(n).padStart(12, '0')}`) as [string, string]
const [from, to] = [fc.constantFrom(first, first, first, second), fc.constantFrom(second, second, second, first)]
const tag = fc.constantFrom('sourcing.source', 'sourcing.source', 'sourcing.cue', 'framing.labeling')
const parts = fc.constantFrom(...WORDS).map((word) => [word])
const type = fc.constantFrom('same_source', 'relays')
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const given = (body: object) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))

/** What each set holds at first: three sources, which may be related in more than one way. */
const SOURCES = WORDS.slice(0, 3).map((word, n) => ({
  kind: 'create',
  annotation: { id: `RUN-1000-7000-8000-${String(n).padStart(12, '0')}`, tag: 'sourcing.source', parts: [word] },
}))

const change = fc.oneof(
  { weight: 5, arbitrary: fc.record({ id: annotationId, tag, parts }).map((annotation) => ({ kind: 'create', annotation })) },
  fc.record({ id: annotationId, tag: some(tag), parts: some(parts) }).map((body) => ({ kind: 'update', annotation: given(body) })),
  { weight: 4, arbitrary: fc.record({ id: relationId, type }).map((relation) => ({ kind: 'update', relation })) },
  idOf(1, 30).map((id) => ({ kind: 'delete', annotation: { id } })),
  {
    weight: 4,
    arbitrary: fc.record({ id: relationId, type, from, to }).map((relation) => ({ kind: 'create', relation })),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({ id: relationId, type: some(type), from: some(from), to: some(to) })
      .map((body) => ({ kind: 'update', relation: given(body) })),
  },
  relationId.map((id) => ({ kind: 'delete', relation: { id } })),
)
// small ones, so that much of what a change meets is not named by its batch
const batch = fc.array(change, { minLength: 1, maxLength: 3 })
const batches = fc.array(batch, { minLength: 6, maxLength: 12 }).map((all) => [SOURCES, ...all])

let made = 0
/** The changes with ids that nothing else has. */
function ofRun(run: string, batch: readonly object[]): Change[] {
  const text = JSON.stringify(batch).replaceAll('RUN-', `${run}-`)
  return JSON.parse(text).map((one: object) => ({ ...one, id: `${run}-9000-7000-8000-${String(made++).padStart(12, '0')}` }))
}
const plain = ({ annotations, relations }: SetContent) => ({
  annotations: Object.fromEntries([...annotations].sort()),
  relations: Object.fromEntries([...relations].sort()),
})

test('what a batch needs of a set is read: the same content and the same refusals as over the whole set, and its export comes in', async () => {
  const [mona, ada] = [await person('Mona'), await person('Ada')]
  let runs = 0
  let twins = 0
  const project = await study([
    [mona, 'manager'],
    [ada, 'annotator'],
  ])
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      const run = String(runs++).padStart(8, '0')
      const set = await setOf(ada, await frozen(project.id, characters))
      let whole = emptyContent()
      for (const batch of all.map((one) => ofRun(run, one))) {
        const { content, refused } = applyToAll(whole, batch, { characters, tagset: defaultTagset })
        const answer = await applyChanges(ada, set, batch)
        if (!answer.ok) throw new Error(answer.detail)
        const reasons = (of: typeof refused) => of.map(({ id, reason }) => [id, reason])
        expect(reasons(answer.value.refused)).toEqual(reasons(refused))
        whole = content
        twins += refused.filter(({ reason }) => reason === 'duplicate-relation').length
        expect(plain(await loadContent(set))).toEqual(plain(whole))
      }
      await db().annotationSet.update({ where: { id: set }, data: { state: 'submitted', submittedAt: new Date() } })
    }),
    { seed: 20261124, numRuns: 40 },
  )
  expect(twins).toBeGreaterThan(5)
  expect(await importProject(mona, bytesOf(await exported(mona, project.id)))).toMatchObject({ ok: true, value: { isNew: true } })
})
