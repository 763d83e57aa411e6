import { randomBytes } from 'node:crypto'
import { type Caller, hashToken } from '@/lib/auth/caller'
import type { ProjectRole, Scope } from '@/lib/contracts/choices'
import { db } from '@/lib/data/client'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

/** Somebody with an account, as the caller of a signed-in page. */
export async function person(name: string, role: 'owner' | 'member' = 'member'): Promise<Caller> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${randomBytes(4).toString('hex')}@example.org`
  const user = await db().user.create({ data: { name, email, role, passwordHash: 'of no password' } })
  return { userId: user.id, name, email: user.email, role, via: 'session', scope: 'session', tokenId: null }
}

/** A bearer token of somebody, for calls of routes. */
export async function tokenOf(caller: Caller, scope: Scope = 'manage'): Promise<string> {
  const token = `galley_${randomBytes(24).toString('base64url')}`
  await db().apiToken.create({
    data: { userId: caller.userId, name: 'test', prefix: token.slice(0, 12), tokenHash: hashToken(token), scope },
  })
  return token
}

/** A project with the default tagset and these members. */
export async function study(members: readonly (readonly [Caller, ProjectRole])[], name = 'Study'): Promise<{ id: string }> {
  return db().project.create({
    data: {
      name,
      members: { create: members.map(([caller, role]) => ({ userId: caller.userId, role })) },
      tagsets: { create: { number: 1, tagset: JSON.parse(JSON.stringify(defaultTagset)) } },
    },
    select: { id: true },
  })
}

/** The author of an imported dataset, whom nobody has claimed yet. */
export async function placeholder(name: string): Promise<Caller> {
  const author = await person(name)
  await db().user.update({ where: { id: author.userId }, data: { passwordHash: null } })
  return author
}
