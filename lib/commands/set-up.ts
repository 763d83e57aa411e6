import { hashToken } from '@/lib/auth/caller'
import { newPassword } from '@/lib/auth/password'
import type { SetUpInput } from '@/lib/contracts/one-time-links'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { claimUser, findSecrets, insertUser, someAccount, updateUser } from '@/lib/data/accounts'
import { transaction } from '@/lib/data/client'
import { consumeLink, findLink, isOpen } from '@/lib/data/one-time-links'
import type { UserRow } from '@/lib/data/users'
import { failure, type Result, success } from '@/lib/domain/result'

const ended = failure<ProblemReason>('link-used', 'This set-up link was used or has expired.')

/** Makes the first account, the owner, by the link of the first start. Of any number at once exactly one succeeds. */
export async function setUp(given: Omit<SetUpInput, 'demo'>, now = new Date()): Promise<Result<UserRow, ProblemReason>> {
  const link = await findLink(hashToken(given.token), 'setup')
  if (!link || !isOpen(link, now)) return ended
  const password = await newPassword(given.password, [given.name, given.email])
  if (!password.ok) return password
  return transaction(async (tx): Promise<Result<UserRow, ProblemReason>> => {
    if (!(await consumeLink(tx, link.id, now)) || (await someAccount(tx))) return ended
    const person = { name: given.name, passwordHash: password.value }
    const placeholder = await findSecrets({ email: given.email }, tx)
    if (!placeholder) return success(await insertUser(tx, { ...person, email: given.email, role: 'owner' }))
    await claimUser(tx, placeholder.id, person)
    return success(await updateUser(tx, placeholder.id, { role: 'owner' }))
  })
}
