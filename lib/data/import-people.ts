import { canSignIn } from './accounts'
import { db } from './client'
import { isUniqueViolation } from './errors'

/** The authors of what a project holds. */
export const authorsOf = (projectId: string) =>
  db().user.findMany({
    where: {
      OR: [
        { sets: { some: { projectId } } },
        { decisions: { some: { set: { projectId } } } },
        { comments: { some: { set: { projectId } } } },
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, email: true, passwordHash: true, oauthAccounts: { take: 1, select: { id: true } } },
  })

/** Whether somebody here who can sign in has this e-mail address. */
export const hasAccount = async (email: string): Promise<boolean> =>
  (await db().user.findFirst({ where: { email, ...canSignIn }, select: { id: true } })) !== null

/** The account with this e-mail address, or one made without any way to sign in. */
export async function personFor(email: string, name: string): Promise<{ id: string; isNew: boolean }> {
  const find = () => db().user.findUnique({ where: { email }, select: { id: true } })
  const found = await find()
  if (found) return { ...found, isNew: false }
  try {
    return { ...(await db().user.create({ data: { email, name }, select: { id: true } })), isNew: true }
  } catch (error) {
    // somebody made it in the meantime
    const made = isUniqueViolation(error) ? await find() : null
    if (!made) throw error
    return { ...made, isNew: false }
  }
}

/** Removes placeholders that an import which failed has made, unless something else names them by now. */
export const removePeople = (ids: readonly string[]) =>
  db().user.deleteMany({
    where: {
      id: { in: [...ids] },
      passwordHash: null,
      oauthAccounts: { none: {} },
      memberships: { none: {} },
      sets: { none: {} },
      decisions: { none: {} },
      comments: { none: {} },
    },
  })
