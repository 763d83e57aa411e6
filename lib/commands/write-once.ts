import type { ProblemReason } from '@/lib/contracts/reasons'
import { type Tx, transaction } from '@/lib/data/client'
import { isUniqueViolation } from '@/lib/data/errors'
import type { Result } from '@/lib/domain/result'

/**
 * Writes something whose id the client made. `write` looks for that id first. Where the same request is under way a second
 * time, the database refuses the one that comes later: it is run again and then finds what the first wrote. `taken` is the
 * answer when the id belongs to something that cannot be found even so.
 */
export function writeOnce<T>(write: (tx: Tx) => Promise<Result<T, ProblemReason>>, taken: Result<T, ProblemReason>) {
  const again = (error: unknown): Promise<Result<T, ProblemReason>> =>
    isUniqueViolation(error) ? transaction(write) : Promise.reject(error)
  const refused = (error: unknown): Result<T, ProblemReason> => {
    if (isUniqueViolation(error)) return taken
    throw error
  }
  return transaction(write).catch(again).catch(refused)
}
