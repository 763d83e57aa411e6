import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { submitSet } from '@/lib/commands/annotation-sets'
import { assignReader, reportActiveTime, unassignReader } from '@/lib/commands/assignments'
import { removeProjectMember } from '@/lib/commands/projects'
import { db } from '@/lib/data/client'
import { assignments, assignmentsOf } from '@/lib/queries/assignments'
import { assignmentsPage } from '@/lib/queries/assignments-page'
import { documentsList } from '@/lib/queries/documents-list'
import { person, study } from '../support/people'
import { frozen, setOf } from '../support/readings'

let [manager, reviewer, reader, viewer, stranger]: Caller[] = []
let project: string
beforeAll(async () => {
  ;[manager, reviewer, reader, viewer, stranger] = await Promise.all(['Mara', 'Rita', 'Ada', 'Vera', 'Stan'].map((name) => person(name)))
})
const people = () => ({ manager, reviewer, reader, viewer, stranger }) as Record<string, Caller>
const one = (name: string): Caller => people()[name] as Caller
async function fresh() {
  project = (
    await study([
      [one('manager'), 'manager'],
      [one('reviewer'), 'reviewer'],
      [one('reader'), 'annotator'],
      [one('viewer'), 'viewer'],
    ])
  ).id
  return frozen(project, 'Officials said so.')
}
const page = { limit: 50 }

describe('assigning a document to a reader', () => {
  test('is not for strangers, nor for those who do not manage; nothing is written', async () => {
    const { documentId } = await fresh()
    const ask = { user: one('reader').userId }
    expect(await assignReader(one('stranger'), documentId, ask)).toMatchObject({ reason: 'not-found' })
    expect(await unassignReader(one('stranger'), documentId, ask.user)).toMatchObject({ reason: 'not-found' })
    expect(await assignments(one('stranger'), project, page)).toMatchObject({ reason: 'not-found' })
    for (const name of ['reviewer', 'reader', 'viewer']) {
      expect(await assignReader(one(name), documentId, ask)).toMatchObject({ reason: 'forbidden' })
      expect(await unassignReader(one(name), documentId, ask.user)).toMatchObject({ reason: 'forbidden' })
    }
    expect(await db().assignment.count({ where: { documentId } })).toBe(0)
  })

  test('is for members who annotate', async () => {
    const { documentId } = await fresh()
    expect(await assignReader(one('manager'), documentId, { user: one('stranger').userId })).toMatchObject({ reason: 'not-found' })
    expect(await assignReader(one('manager'), documentId, { user: one('viewer').userId })).toMatchObject({ reason: 'not-a-reader' })
  })

  test('is done once, keeps what is not said, and is listed', async () => {
    const { documentId } = await fresh()
    const [user, dueAt] = [one('reader').userId, '2026-12-01T00:00:00.000Z']
    expect(await assignReader(one('manager'), documentId, { user, dueAt })).toMatchObject({ value: { isNew: true } })
    expect(await assignReader(one('manager'), documentId, { user })).toMatchObject({ value: { isNew: false, assignment: { dueAt } } })
    expect(await assignReader(one('manager'), documentId, { user, dueAt: null })).toMatchObject({ value: { assignment: { dueAt: null } } })
    await assignReader(one('manager'), documentId, { user: one('reviewer').userId })
    const first = await assignments(one('viewer'), project, { limit: 1 })
    const rest = await assignmentsOf(one('viewer'), documentId, { limit: 1, cursor: (first.ok && first.value.next) || '' })
    const names = [first, rest].flatMap((list) => (list.ok ? list.value.items.map((one) => one.user.name) : []))
    expect(names.sort()).toEqual(['Ada', 'Rita'])
    expect(rest).toMatchObject({ value: { next: null } })
    expect(await assignments(one('viewer'), project, { ...page, cursor: 'nonsense' })).toMatchObject({ reason: 'invalid' })
  })

  test('ends as done when the reading is submitted, also when it was before', async () => {
    const document = await fresh()
    const user = one('reader').userId
    await assignReader(one('manager'), document.documentId, { user })
    await submitSet(one('reader'), await setOf(one('reader'), document))
    const state = async () => (await db().assignment.findMany({ where: { userId: user, documentId: document.documentId } }))[0]?.state
    expect(await state()).toBe('done')
    await unassignReader(one('manager'), document.documentId, user)
    expect(await state()).toBeUndefined()
    await assignReader(one('manager'), document.documentId, { user })
    expect(await state()).toBe('done')
    expect(await unassignReader(one('manager'), document.documentId, one('viewer').userId)).toMatchObject({ reason: 'not-found' })
  })

  test('ends with the membership, where nothing was read yet', async () => {
    const { documentId } = await fresh()
    await assignReader(one('manager'), documentId, { user: one('reader').userId })
    await removeProjectMember(one('manager'), project, one('reader').userId)
    expect(await documentsList(one('manager'), project)).toMatchObject({ value: { rows: [{ readers: [] }] } })
  })
})

describe('the time somebody is active on a document', () => {
  test('is counted for members who annotate only', async () => {
    const { documentId } = await fresh()
    expect(await reportActiveTime(one('stranger'), documentId, 60)).toMatchObject({ reason: 'not-found' })
    expect(await reportActiveTime(one('viewer'), documentId, 60)).toMatchObject({ reason: 'forbidden' })
  })

  test('adds up where the document is assigned, and is told to nobody but its reader', async () => {
    const { documentId } = await fresh()
    expect(await reportActiveTime(one('reader'), documentId, 60)).toMatchObject({ value: { activeSeconds: null } })
    await assignReader(one('manager'), documentId, { user: one('reader').userId })
    await Promise.all([reportActiveTime(one('reader'), documentId, 60), reportActiveTime(one('reader'), documentId, 30)])
    const told = async (who: string) => {
      const found = await assignmentsOf(one(who), documentId, page)
      return found.ok ? found.value.items.map(({ activeSeconds }) => activeSeconds) : found.reason
    }
    expect(await told('reader')).toEqual([90])
    expect(await told('manager')).toEqual([null])
  })
})

describe('the page of who reads what', () => {
  test('is for those who manage: documents, those who annotate, and what is assigned to whom', async () => {
    const { documentId } = await fresh()
    await assignReader(one('manager'), documentId, { user: one('reader').userId })
    for (const name of ['stranger', 'reviewer', 'reader', 'viewer']) expect((await assignmentsPage(one(name), project)).ok).toBe(false)
    const page = await assignmentsPage(one('manager'), project)
    if (!page.ok) throw new Error(page.detail)
    expect(page.value.people.map(({ name }) => name).sort()).toEqual(['Ada', 'Mara', 'Rita'])
    expect(page.value.rows).toMatchObject([{ id: documentId, assigned: [one('reader').userId], readers: [{ state: 'assigned' }] }])
  })

  test('holds more than one page of assignments', async () => {
    await fresh()
    const documents = Array.from({ length: 260 }, (_, n) => ({ projectId: project, title: `Document ${n}`, state: 'frozen' as const }))
    const made = await db().document.createManyAndReturn({ data: documents, select: { id: true } })
    await db().assignment.createMany({ data: made.map(({ id }) => ({ documentId: id, userId: one('reader').userId })) })
    const page = await assignmentsPage(one('manager'), project)
    expect(page.ok && page.value.rows.filter(({ assigned }) => assigned.length === 1)).toHaveLength(260)
  })
})
