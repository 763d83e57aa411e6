import { findSecrets } from '@/lib/data/accounts'
import type { UserRow } from '@/lib/data/users'
import { failure, type Result, success } from '@/lib/domain/result'
import { passwordMatches } from './password'
import { countTry, takeBackTry } from './throttle'

type Given = { email: string; password: string; address: string }

/**
 * The account that e-mail address and password name. Unknown, disabled and wrong read alike and take as long.
 * `too-many-requests` carries the seconds to wait as its detail.
 */
export async function checkSignIn({ email, password, address }: Given): Promise<Result<UserRow, 'wrong-password' | 'too-many-requests'>> {
  const folded = email.trim().toLowerCase().slice(0, 254)
  const wait = await countTry(folded, address)
  if (wait > 0) return failure('too-many-requests', String(wait))
  const user = await findSecrets({ email: folded })
  const matches = await passwordMatches(password, user?.passwordHash ?? null)
  if (!user || !matches || user.disabledAt) return failure('wrong-password', 'E-mail address or password is not right.')
  await takeBackTry(folded, address)
  return success({
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    sessionVersion: user.sessionVersion,
    disabledAt: user.disabledAt,
  })
}
