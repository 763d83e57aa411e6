import { beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { ensureOwnSet, reopenSet, submitSet } from '@/lib/commands/annotation-sets'
import { readMembers } from '@/lib/queries/projects'
import { person, study } from '../support/people'
import { frozen, setOf } from '../support/readings'
import { reading } from '../support/reviews'

const WORDS = 'Officials said the bridge failed.'
let stranger: Caller
let ada: Caller
let rita: Caller
let viewer: Caller
let mona: Caller
let projectId = ''
let document: Awaited<ReturnType<typeof frozen>>

beforeEach(async () => {
  stranger = await person('Cleo')
  ada = await person('Ada')
  rita = await person('Rita')
  viewer = await person('Vera')
  mona = await person('Mona')
  const project = await study([
    [ada, 'annotator'],
    [rita, 'reviewer'],
    [viewer, 'viewer'],
    [mona, 'manager'],
  ])
  projectId = project.id
  document = await frozen(project.id, WORDS)
})

describe('one’s own set', () => {
  test('a stranger gets none, nor does a viewer', async () => {
    expect(await ensureOwnSet(stranger, document.documentId)).toMatchObject({ reason: 'not-found' })
    expect(await ensureOwnSet(viewer, document.documentId)).toMatchObject({ reason: 'forbidden' })
  })

  test('is made once, also when two tabs ask at the same time', async () => {
    const [one, two] = await Promise.all([ensureOwnSet(ada, document.documentId), ensureOwnSet(ada, document.documentId)])
    if (!one.ok || !two.ok) throw new Error('refused')
    expect(one.value.row.id).toBe(two.value.row.id)
    expect([one.value.isNew, two.value.isNew].sort()).toEqual([false, true])
  })
})

describe('submitting and giving back', () => {
  test('a stranger does neither, and nobody submits another’s reading', async () => {
    const set = await setOf(ada, document)
    expect(await submitSet(stranger, set)).toMatchObject({ reason: 'not-found' })
    expect(await submitSet(rita, set)).toMatchObject({ reason: 'not-found' })
    expect(await reopenSet(stranger, set)).toMatchObject({ reason: 'not-found' })
    expect(await reopenSet(ada, set)).toMatchObject({ reason: 'forbidden' })
  })

  test('submitting twice is submitting once; a reviewer gives it back', async () => {
    const { id } = await reading(document, ada, [['sourcing.cue', 'said']], 'open')
    const first = await submitSet(ada, id)
    expect(await submitSet(ada, id)).toEqual(first)
    expect(await reopenSet(rita, id)).toMatchObject({ ok: true, value: { state: 'open', submittedAt: null } })
  })

  test('a reviewer whose own reading of it is open does not even learn that it is there', async () => {
    const { id } = await reading(document, ada, [['sourcing.cue', 'said']])
    await reading(document, rita, [['sourcing.source', 'Officials']], 'open')
    expect(await reopenSet(rita, id)).toMatchObject({ reason: 'not-found' })
  })
})

test('the addresses of members are told only to those who manage them', async () => {
  const asked = { limit: 50 }
  const manager = await readMembers(mona, projectId, asked)
  const annotator = await readMembers(ada, projectId, asked)
  if (!manager.ok || !annotator.ok) throw new Error('refused')
  expect(manager.value.items.map((member) => member.email)).toContain(rita.email)
  expect(annotator.value.items.map((member) => member.email)).toEqual([null, null, null, null])
})
