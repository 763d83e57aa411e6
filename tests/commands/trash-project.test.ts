import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { restoreProject, trashProject } from '@/lib/commands/trash-project'
import { readProject } from '@/lib/queries/projects'
import { person, study } from '../support/people'

let manager: Caller
let annotator: Caller
let owner: Caller
let stranger: Caller
let id: string

beforeAll(async () => {
  manager = await person('Mara Ruiz')
  annotator = await person('Anna Okafor')
  owner = await person('Owner', 'owner')
  stranger = await person('Stranger')
  id = (
    await study([
      [manager, 'manager'],
      [annotator, 'annotator'],
    ])
  ).id
})

describe('the trash', () => {
  test('a stranger puts nothing into it and takes nothing out', async () => {
    expect(await trashProject(stranger, id)).toMatchObject({ ok: false, reason: 'not-found' })
    await trashProject(manager, id)
    expect(await restoreProject(stranger, id)).toMatchObject({ ok: false, reason: 'not-found' })
    await restoreProject(manager, id)
  })

  test('an annotator may not', async () => {
    expect(await trashProject(annotator, id)).toMatchObject({ ok: false, reason: 'forbidden' })
    await trashProject(manager, id)
    expect(await restoreProject(annotator, id)).toMatchObject({ ok: false, reason: 'forbidden' })
    await restoreProject(manager, id)
  })

  test('a project in it is found by nobody, and is whole when it comes back', async () => {
    const before = await readProject(manager, id)
    expect(await trashProject(manager, id)).toMatchObject({ ok: true })
    expect(await readProject(manager, id)).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await trashProject(manager, id)).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await restoreProject(owner, id)).toMatchObject({ ok: true })
    expect(await readProject(manager, id)).toEqual(before)
  })

  test('what is not in it cannot come back from it', async () => {
    expect(await restoreProject(manager, id)).toMatchObject({ ok: false, reason: 'not-found' })
  })
})
