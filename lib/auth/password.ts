import { hash, verify } from '@node-rs/argon2'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { passwordProblem } from '@/lib/domain/account/password'
import { failure, type Result, success } from '@/lib/domain/result'

/** Argon2id at the parameters of OWASP's password storage cheat sheet: 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS)

let dummy: Promise<string> | null = null

/** Whether the password is the one hashed. With no hash it takes as long, and is false. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  if (passwordProblem(password)) return false
  dummy ??= hashPassword('nobody has this password')
  const matches = await verify(stored ?? (await dummy), password).catch(() => false)
  return stored !== null && matches
}

/** The hash of a new password, or why it is not taken. `known`: words of its owner, which make it easy to guess. */
export async function newPassword(password: string, known: readonly string[]): Promise<Result<string, ProblemReason>> {
  const problem = passwordProblem(password)
  if (problem) return failure('invalid', problem)
  const { LEAST_SCORE, passwordStrength } = await import('@/lib/domain/account/password-strength')
  const { score, words } = passwordStrength(password, known)
  return score < LEAST_SCORE ? failure('weak-password', words) : success(await hashPassword(password))
}
