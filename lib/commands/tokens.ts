import type { Caller } from '@/lib/auth/caller'
import { gateInstance } from '@/lib/auth/gate-instance'
import { makeToken } from '@/lib/auth/one-time-token'
import { tokenView } from '@/lib/auth/token-view'
import type { Scope } from '@/lib/contracts/choices'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { TokenInput, TokenView } from '@/lib/contracts/tokens'
import * as data from '@/lib/data/api-tokens'
import { failure, type Result, success } from '@/lib/domain/result'

const PREFIX = 'galley_'

/** Makes a bearer token of the caller's. It is in the answer, and nowhere else. */
export async function createToken(
  caller: Caller,
  input: TokenInput,
  now = new Date(),
): Promise<Result<TokenView & { token: string }, ProblemReason>> {
  const allowed = gateInstance(caller, 'tokens.change')
  if (!allowed.ok) return allowed
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null
  if (expiresAt && expiresAt <= now) return failure('invalid', 'The token would have expired already.')
  return success(await makeTokenFor(caller.userId, { name: input.name, scope: input.scope, expiresAt }))
}

/** The same for the operator at the command line, who needs no permission of the instance's. */
export async function makeTokenFor(
  userId: string,
  given: { name: string; scope: Scope; expiresAt: Date | null },
): Promise<TokenView & { token: string }> {
  const { token, tokenHash } = makeToken(PREFIX)
  const row = await data.insertToken({ userId, tokenHash, prefix: token.slice(0, PREFIX.length + 5), ...given })
  return { ...tokenView(row), token }
}

/** Ends one of the caller's own tokens for good. */
export async function revokeToken(caller: Caller, id: string, now = new Date()): Promise<Result<null, ProblemReason>> {
  const allowed = gateInstance(caller, 'tokens.change')
  if (!allowed.ok) return allowed
  return (await data.revokeToken(caller.userId, id, now)) ? success(null) : failure('not-found', 'You have no such token.')
}
