import { db, type Tx } from './client'

const columns = { id: true, email: true, name: true, role: true, sessionVersion: true, disabledAt: true } as const
export type UserRow = { id: string; email: string; name: string; role: 'owner' | 'member'; sessionVersion: number; disabledAt: Date | null }

export const findUser = (id: string): Promise<UserRow | null> => db().user.findUnique({ where: { id }, select: columns })

/** By e-mail address, folded to lower case. */
export const findUserByEmail = (email: string, tx: Tx = db()): Promise<UserRow | null> =>
  tx.user.findUnique({ where: { email: email.trim().toLowerCase() }, select: columns })

/** The names of these users, by id. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db().user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
