import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { ROLES, type Role } from '@/lib/auth/policy'
import { maySeeSet, visibleSets } from '@/lib/auth/set-visibility'
import { ownStateOf } from '@/lib/data/annotation-sets'
import { db } from '@/lib/data/client'
import { person, study } from '../support/people'
import { frozen } from '../support/readings'

type Own = 'open' | 'submitted' | null
const OWN_STATES: Own[] = [null, 'open', 'submitted']
const KINDS = ['annotator', 'gold', 'suggester'] as const
const STATES = ['open', 'submitted'] as const

/** A document for each state of the reader's own set, each with every kind of set in every state by others. */
let reader: Caller
const documents = new Map<Own, string>()

beforeAll(async () => {
  reader = await person('Reader')
  const project = await study([[reader, 'annotator']])
  for (const own of OWN_STATES) {
    const { documentId, textId } = await frozen(project.id, 'Some words.')
    documents.set(own, documentId)
    const add = async (ownerId: string, kind: (typeof KINDS)[number], state: 'open' | 'submitted') =>
      db().annotationSet.create({ data: { projectId: project.id, documentId, textId, ownerId, kind, state, revision: 1 } })
    if (own) await add(reader.userId, 'annotator', own)
    for (const kind of KINDS) for (const state of STATES) await add((await person('Other')).userId, kind, state)
  }
})

describe.each(ROLES)('as %s', (role: Role) => {
  test.each(OWN_STATES)('with an own set that is %s, the filter lists exactly what the predicate allows', async (ownState) => {
    const documentId = documents.get(ownState)
    const all = await db().annotationSet.findMany({ where: { documentId } })
    const listed = await db().annotationSet.findMany({ where: { AND: [{ documentId }, visibleSets({ userId: reader.userId, role })] } })
    const allowed = all.filter((set) => maySeeSet({ userId: reader.userId, role, ownState }, set))
    expect(listed.map((set) => set.id).sort()).toEqual(allowed.map((set) => set.id).sort())
  })
})

test('while one’s own reading is open, nobody sees another’s', () => {
  for (const role of ROLES)
    for (const kind of KINDS)
      for (const state of STATES) expect(maySeeSet({ userId: 'me', role, ownState: 'open' }, { ownerId: 'you', kind, state })).toBe(false)
})

test('an annotator without a reading of their own sees none', () => {
  for (const kind of KINDS)
    for (const state of STATES)
      expect(maySeeSet({ userId: 'me', role: 'annotator', ownState: null }, { ownerId: 'you', kind, state })).toBe(false)
})

test('a reading that was opened and not begun blinds nobody who saw before', async () => {
  const manager = await person('Manager')
  const project = await study([[manager, 'manager']])
  const { documentId, textId } = await frozen(project.id, 'Some words.')
  const set = (ownerId: string, revision: number) => ({
    projectId: project.id,
    documentId,
    textId,
    ownerId,
    revision,
    state: 'submitted' as const,
  })
  const other = await db().annotationSet.create({ data: set((await person('Other')).userId, 3) })
  const own = await db().annotationSet.create({ data: { ...set(manager.userId, 0), state: 'open' } })
  const seen = async () =>
    (await db().annotationSet.findMany({ where: { AND: [{ documentId }, visibleSets({ userId: manager.userId, role: 'manager' })] } })).map(
      ({ id }) => id,
    )
  expect(await ownStateOf(documentId, manager.userId)).toBeNull()
  expect(await seen()).toContain(other.id)
  await db().annotationSet.update({ where: { id: own.id }, data: { revision: 1 } })
  expect(await ownStateOf(documentId, manager.userId)).toBe('open')
  expect(await seen()).not.toContain(other.id)
})
