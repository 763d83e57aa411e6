import { beforeAll, describe, expect, test } from 'vitest'
import { GET as documentsRoute } from '@/app/api/v1/projects/[project]/documents/trash/route'
import { GET as projectsRoute } from '@/app/api/v1/projects/trash/route'
import type { Caller } from '@/lib/auth/caller'
import { deleteDocument, restoreDocument } from '@/lib/commands/change-document'
import { restoreProject, trashProject } from '@/lib/commands/trash-project'
import { ARRIVING } from '@/lib/data/arrivals'
import { db } from '@/lib/data/client'
import { documentsList } from '@/lib/queries/documents-list'
import { trashedDocuments, trashedProjects } from '@/lib/queries/trash'
import { person, study, tokenOf } from '../support/people'
import { call } from '../support/routes'

let manager: Caller
let annotator: Caller
let stranger: Caller
let owner: Caller
let project: string
const document = async (title: string) => (await db().document.create({ data: { projectId: project, title }, select: { id: true } })).id
const PAGE = { limit: 50 }

beforeAll(async () => {
  manager = await person('Mara Ruiz')
  annotator = await person('Anna Okafor')
  stranger = await person('Stranger')
  owner = await person('Owner', 'owner')
  const members = [
    [manager, 'manager'],
    [annotator, 'annotator'],
  ] as const
  project = (await study(members)).id
})

describe('the documents in the trash', () => {
  test('are not for a stranger, nor for an annotator, nor for a token that only reads', async () => {
    await deleteDocument(manager, await document('Hidden'))
    expect(await trashedDocuments(stranger, project, PAGE)).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await trashedDocuments(annotator, project, PAGE)).toMatchObject({ ok: false, reason: 'forbidden' })
    const reading = await tokenOf(manager, 'read')
    expect((await call(documentsRoute, 'GET', { token: reading, params: { project } })).status).toBe(403)
    const list = await documentsList(annotator, project)
    expect(list.ok && list.value.trashCount).toBe(0)
  })

  test('are listed with the moment they came there, a page at a time, until they are restored', async () => {
    const now = new Date('2026-05-03T10:00:00Z')
    const ids = [await document('One'), await document('Two'), await document('Three')]
    for (const id of ids) await deleteDocument(manager, id, now)
    const token = await tokenOf(manager)
    const first = await call(documentsRoute, 'GET', { token, params: { project }, query: '?limit=2' })
    expect(first.json.items.map(({ title }: { title: string }) => title)).toEqual(['Three', 'Two'])
    expect(first.json.items[0]).toMatchObject({ id: ids[2], state: 'draft', deletedAt: now.toISOString() })
    const second = await trashedDocuments(manager, project, { limit: 2, cursor: first.json.next })
    expect(second.ok && second.value.items.map(({ title }) => title)).toEqual(['One', 'Hidden'])
    await restoreDocument(manager, ids[1] ?? '')
    const after = await trashedDocuments(owner, project, PAGE)
    expect(after.ok && after.value.items.map(({ title }) => title)).toEqual(['Three', 'One', 'Hidden'])
    const list = await documentsList(manager, project)
    expect(list.ok && list.value.trashCount).toBe(3)
  })

  test('are not those that an import is still writing', async () => {
    const before = await trashedDocuments(manager, project, PAGE)
    await db().document.create({ data: { projectId: project, title: 'Arriving', deletedAt: ARRIVING } })
    expect(await trashedDocuments(manager, project, PAGE)).toEqual(before)
  })
})

describe('the projects in the trash', () => {
  const names = async (caller: Caller) => {
    const page = await trashedProjects(caller, PAGE)
    return page.ok ? page.value.items.map(({ name }) => name) : page.reason
  }

  test('are listed to those only who may take them out', async () => {
    const { id } = await study(
      [
        [manager, 'manager'],
        [annotator, 'annotator'],
      ],
      'Put away',
    )
    const read = await study(
      [
        [manager, 'manager'],
        [owner, 'viewer'],
      ],
      'The owner looks on',
    )
    await trashProject(manager, id)
    await trashProject(manager, read.id)
    expect([await names(stranger), await names(annotator)]).toEqual([[], []])
    expect(await names(manager)).toEqual(['The owner looks on', 'Put away'])
    expect(await names(owner)).toEqual(['Put away'])
    expect((await restoreProject(owner, read.id)).ok).toBe(false)
    const token = await tokenOf(manager)
    const answer = await call(projectsRoute, 'GET', { token, query: '?limit=1' })
    expect(answer.json).toMatchObject({ items: [{ name: 'The owner looks on' }], next: read.id })
    expect((await call(projectsRoute, 'GET', { token: await tokenOf(manager, 'read') })).status).toBe(403)
    expect((await call(projectsRoute, 'GET', {})).status).toBe(401)
    await restoreProject(manager, id)
    expect(await names(owner)).toEqual([])
  })
})
