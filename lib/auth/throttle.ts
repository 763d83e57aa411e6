import { createHash } from 'node:crypto'
import { transaction } from '@/lib/data/client'
import { forgetOneTry, forgetTries, holdTries, putTries } from '@/lib/data/throttles'
import { afterFailure, secondsToWait } from '@/lib/domain/account/throttle'

/** An address may be shared by a whole institute: it has more free tries than an account. */
const FREE = { account: 5, address: 30 } as const
type Kind = keyof typeof FREE

/** Kept hashed: what people mistype into the e-mail field (a password, now and then) is not stored. */
const keyOf = (kind: Kind, name: string) => `${kind}:${createHash('sha256').update(name).digest('base64url')}`

/**
 * Counts a try as failed before the password is looked at, so that many at once cannot slip by together.
 * @returns the seconds to wait instead, when another must not be made now
 */
export async function countTry(account: string, address: string, now = new Date()): Promise<number> {
  const keys: [Kind, string][] = [
    ['account', keyOf('account', account)],
    ['address', keyOf('address', address)],
  ]
  return transaction(async (tx) => {
    const held = []
    for (const [kind, key] of keys) held.push({ kind, key, tries: await holdTries(tx, key, now) })
    const wait = Math.max(...held.map(({ tries }) => secondsToWait(tries, now)))
    if (wait > 0) return wait
    for (const { kind, key, tries } of held) await putTries(tx, key, afterFailure(tries, now, FREE[kind]))
    return 0
  })
}

/** After a success: the account's count begins anew. The address's only loses this try, or an own account would free it. */
export async function takeBackTry(account: string, address: string): Promise<void> {
  await forgetTries(keyOf('account', account))
  await forgetOneTry(keyOf('address', address))
}

/** A new password from a reset link: whoever was locked out by others' tries gets in. */
export const forgetAccountTries = (account: string): Promise<void> => forgetTries(keyOf('account', account))
