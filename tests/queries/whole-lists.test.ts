import { describe, expect, test } from 'vitest'
import { db } from '@/lib/data/client'
import { readPreparePage } from '@/lib/queries/prepare-page'
import { projectHome } from '@/lib/queries/project-home'
import { everybody } from '@/lib/queries/users'
import { person, study } from '../support/people'

const numbered = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('what a screen lists is all there is', () => {
  test('every account, for the owner alone, those who came last first', async () => {
    const [owner, reader] = [await person('Owner', 'owner'), await person('Reader')]
    expect(await everybody(reader)).toMatchObject({ ok: false, reason: 'forbidden' })
    await db().user.createMany({ data: numbered(430).map((n) => ({ name: `Reader ${n}`, email: `reader${n}@example.org` })) })
    const all = await everybody(owner)
    const names = all.ok ? all.value.map(({ name }) => name) : []
    expect(names.slice(0, 2)).toEqual(['Reader 429', 'Reader 428'])
    expect(names).toHaveLength(432)
    expect(new Set(names).size).toBe(432)
  })

  test('every project of a member, with its own counts', async () => {
    const reader = await person('Reader')
    await study([], 'Of others')
    await db().project.createMany({ data: numbered(410).map((n) => ({ name: `Project ${n}` })) })
    const projects = await db().project.findMany({ where: { name: { startsWith: 'Project ' } }, orderBy: { id: 'asc' } })
    await db().member.createMany({ data: projects.map(({ id }) => ({ projectId: id, userId: reader.userId, role: 'annotator' as const })) })
    const last = projects.at(-1)?.id ?? ''
    await db().document.create({ data: { projectId: last, title: 'Only one', state: 'frozen' } })
    const home = await projectHome(reader)
    expect(home.map(({ id }) => id)).toEqual(projects.map(({ id }) => id))
    expect(home.filter(({ documentCount }) => documentCount > 0).map(({ id }) => id)).toEqual([last])
  })

  test('every other document of the project may be what a draft is a copy of, those added last first', async () => {
    const [manager, stranger] = [await person('Manager'), await person('Stranger')]
    const { id: projectId } = await study([[manager, 'manager']])
    const text = { characters: 'Words.', blocks: [{ type: 'paragraph', start: 0, end: 6 }], inlines: [] }
    const draft = await db().document.create({ data: { projectId, title: 'Draft', draft: text } })
    await db().document.createMany({ data: numbered(620).map((n) => ({ projectId, title: `Article ${n}`, publisher: 'Courier' })) })
    expect(await readPreparePage(stranger, draft.id)).toMatchObject({ ok: false, reason: 'not-found' })
    const page = await readPreparePage(manager, draft.id)
    if (!page.ok) throw new Error(page.detail)
    expect(page.value.others).toHaveLength(620)
    expect(page.value.others[0]).toMatchObject({ title: 'Article 619', publisher: 'Courier' })
  })
})
