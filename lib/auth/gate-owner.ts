import type { Scope } from '@/lib/contracts/operation'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'
import { type Caller, reaches } from './caller'

/** What only the instance's owner may do, and how far a token must reach for it. */
export const OWNER_POLICY = {
  'users.read': 'manage',
  'users.change': 'session',
  'users.invite': 'session',
} as const satisfies Record<string, Scope | 'session'>

export function gateOwner(caller: Caller, action: keyof typeof OWNER_POLICY): Result<Caller, ProblemReason> {
  if (caller.role !== 'owner') return failure('forbidden', 'Only the owner of this Galley may do that.')
  const needed = OWNER_POLICY[action]
  if (!reaches(caller, needed))
    return failure('scope-missing', needed === 'session' ? 'This is never done by token.' : `This takes a token of scope ${needed}.`)
  return success(caller)
}
