import { expect, test } from 'vitest'
import { addDemo } from '@/lib/commands/add-demo'
import { db } from '@/lib/data/client'
import { person } from '@/tests/support/people'

test('a stranger, somebody disabled or a token that does not reach may not', async () => {
  const owner = await person('Owner', 'owner')
  expect(await addDemo({ ...owner, userId: 'nobody' })).toMatchObject({ ok: false, reason: 'unauthenticated' })
  expect(await addDemo({ ...owner, via: 'token', scope: 'annotate' })).toMatchObject({ ok: false, reason: 'scope-missing' })
  await db().user.update({ where: { id: owner.userId }, data: { disabledAt: new Date() } })
  expect(await addDemo(owner)).toMatchObject({ ok: false, reason: 'unauthenticated' })
  expect(await db().project.count()).toBe(0)
})

test('whoever adds it manages it, and its readers cannot sign in', async () => {
  const caller = await person('Rosa')
  const projectId = await added(caller)
  const members = await db().member.findMany({
    where: { projectId },
    select: { role: true, user: { select: { id: true, passwordHash: true, email: true } } },
  })
  expect(members).toHaveLength(5)
  expect(members.filter(({ role }) => role === 'manager').map(({ user }) => user.id)).toEqual([caller.userId])
  const others = members.filter(({ user }) => user.id !== caller.userId)
  expect(others.every(({ user }) => user.passwordHash === null && user.email.endsWith('@demo.galley.invalid'))).toBe(true)
  expect(await db().project.findUnique({ where: { id: projectId }, select: { isDemo: true } })).toEqual({ isDemo: true })
})

test('it takes less than two seconds of the processor', async () => {
  const caller = await person('Quick')
  const begun = process.cpuUsage()
  await added(caller)
  const { user, system } = process.cpuUsage(begun)
  expect((user + system) / 1000).toBeLessThan(2000)
})

test('added twice it is two projects that share nothing but the readers', async () => {
  const caller = await person('Twice')
  const [one, two] = [await added(caller), await added(caller)]
  expect(one).not.toBe(two)
  const shapes = await Promise.all([shapeOf(one), shapeOf(two)])
  expect(shapes[0]).toEqual(shapes[1])
  await db().project.delete({ where: { id: one } })
  expect(await shapeOf(two)).toEqual(shapes[1])
})

test('somebody who claimed a reader of one demo is no member of the next', async () => {
  const caller = await person('Careful')
  await added(caller)
  const claimed = await db().user.update({ where: { email: 'kovac@demo.galley.invalid' }, data: { passwordHash: 'a hash' } })
  const projectId = await added(caller)
  expect(await db().member.count({ where: { projectId, userId: claimed.id } })).toBe(0)
  expect(await db().member.count({ where: { projectId, user: { email: 'kovac.2@demo.galley.invalid' } } })).toBe(1)
  await db().user.update({ where: { id: claimed.id }, data: { passwordHash: null } })
})

test('every quote stands where its annotation says, and every set is as far as its changes', async () => {
  const projectId = await added(await person('Exact'))
  const sets = await db().annotationSet.findMany({
    where: { projectId },
    include: { text: true, annotations: true, relations: true, changes: true },
  })
  for (const { text, annotations, relations, changes, revision } of sets) {
    for (const { parts, start, end } of annotations) {
      const stored = parts as { start: number; end: number; quote: string }[]
      expect(stored.map((part) => text.characters.slice(part.start, part.end))).toEqual(stored.map((part) => part.quote))
      expect([start, end]).toEqual([stored[0]?.start, stored.at(-1)?.end])
    }
    expect(changes.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(Array.from({ length: revision }, (_, index) => index + 1))
    expect(changes).toHaveLength(annotations.length + relations.length)
  }
})

test('nothing in it lies in the future', async () => {
  const projectId = await added(await person('Past'))
  const now = Date.now()
  const changes = await db().change.findMany({ where: { set: { projectId } }, select: { createdAt: true } })
  const decisions = await db().decision.findMany({ where: { set: { projectId } }, select: { createdAt: true } })
  expect([...changes, ...decisions].every(({ createdAt }) => createdAt.getTime() < now)).toBe(true)
})

async function added(caller: Parameters<typeof addDemo>[0]): Promise<string> {
  const result = await addDemo(caller)
  if (!result.ok) throw new Error(result.detail)
  return result.value.projectId
}

async function shapeOf(projectId: string) {
  const inProject = { set: { projectId } }
  const [documents, copies, sets, annotations, relations, decisions, answers, comments] = await Promise.all([
    db().document.count({ where: { projectId } }),
    db().document.count({ where: { projectId, original: { projectId } } }),
    db().annotationSet.count({ where: { projectId } }),
    db().annotation.count({ where: inProject }),
    db().relation.count({ where: inProject }),
    db().decision.count({ where: inProject }),
    db().answer.count({ where: { decision: inProject } }),
    db().comment.count({ where: inProject }),
  ])
  return { documents, copies, sets, annotations, relations, decisions, answers, comments }
}
