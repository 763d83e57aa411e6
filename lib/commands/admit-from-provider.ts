import { type Caller, callerOfCookies } from '@/lib/auth/caller'
import { intentOf } from '@/lib/auth/intent'
import { openInvitation } from '@/lib/auth/invitation'
import type { Admit, Profile } from '@/lib/auth/options'
import { email as emailShape } from '@/lib/contracts/primitives'
import { transaction } from '@/lib/data/client'
import { isUniqueViolation } from '@/lib/data/errors'
import { findByProvider, linkProvider } from '@/lib/data/oauth-accounts'
import { admit } from './accept-invitation'

const DENIED = '/sign-in?error=AccessDenied'

/**
 * Who may come in from a provider: an account linked to it already; the account that is signed in, when it asked on the
 * account page for the link; a newcomer with an open invitation. An e-mail address that the provider names opens nothing.
 */
export function admitFromProvider(cookies: ReadonlyMap<string, string>): Admit {
  return async (provider, accountId, profile) => {
    const intent = intentOf(cookies)
    const known = await findByProvider(provider, accountId)
    const caller = await callerOfCookies(cookies)
    if (intent?.purpose === 'link') return caller ? link(caller, provider, accountId, known?.id ?? null) : DENIED
    if (known) return known.disabledAt ? DENIED : true
    return intent ? enter(intent.token, provider, accountId, profile) : '/sign-in?error=not-linked'
  }
}

async function link(caller: Caller, provider: string, accountId: string, ownerId: string | null): Promise<true | string> {
  if (ownerId) return ownerId === caller.userId ? true : '/account?error=linked-elsewhere'
  try {
    await transaction((tx) => linkProvider(tx, caller.userId, provider, accountId))
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return '/account?error=linked-elsewhere'
    throw error
  }
}

async function enter(token: string, provider: string, accountId: string, profile: Profile): Promise<true | string> {
  const now = new Date()
  const invitation = await openInvitation(token, now)
  const address = emailShape.safeParse(invitation?.email ?? profile.email)
  if (!invitation || !address.success) return '/sign-in?error=invitation'
  const newcomer = { email: address.data, name: profile.name?.trim().slice(0, 200) || address.data, passwordHash: null }
  const result = await admit(invitation, newcomer, now, (tx, user) => linkProvider(tx, user.id, provider, accountId))
  return result.ok ? true : `/sign-in?error=${result.reason}`
}
