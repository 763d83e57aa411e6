import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'
import { type Caller, reaches } from './caller'
import { beyond } from './gate'
import { INSTANCE_POLICY, type InstanceAction } from './policy'

/** Whether the caller may do what belongs to no project: to their own account, or to the instance. */
export function gateInstance(caller: Caller, action: InstanceAction): Result<Caller, ProblemReason> {
  if (!INSTANCE_POLICY[action][caller.role]) return failure('forbidden', 'Only the owner of this Galley may do that.')
  return reaches(caller, INSTANCE_POLICY[action].scope) ? success(caller) : beyond(INSTANCE_POLICY[action].scope)
}
