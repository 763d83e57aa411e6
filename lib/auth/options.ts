import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import { findByProvider } from '@/lib/data/oauth-accounts'
import { endSession } from '@/lib/data/sessions'
import { findUser } from '@/lib/data/users'
import { returnPath } from '@/lib/domain/account/return-path'
import { settings } from '@/lib/settings'
import { addressOf } from './address'
import { beginSession, SESSION_SECONDS } from './session-cookie'
import { checkSignIn } from './sign-in'

/** What a provider says of somebody, as far as we look at it. */
export type Profile = { email: string | null; name: string | null }
/** Whether somebody who comes from a provider is let in: true, or the path that says why not. */
export type Admit = (provider: string, providerAccountId: string, profile: Profile) => Promise<true | string>

/**
 * Next-auth as we use it: JWT sessions, our own sign-in page, our own accounts. `admit` decides about those who come
 * from a provider; there is no linking by e-mail address.
 */
export function authOptions(request: Request, admit: Admit): NextAuthOptions {
  return {
    secret: settings().GALLEY_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [passwords(request), ...oauthProviders()],
    callbacks: {
      redirect: ({ url, baseUrl }) => baseUrl + returnPath(url, baseUrl),
      signIn: async ({ account, user }) => {
        if (!account || account.type === 'credentials') return true
        const profile = { email: user.email ?? null, name: user.name ?? null }
        return admit(account.provider, account.providerAccountId, profile)
      },
      jwt: async ({ token, account, user }) => {
        if (!account) return token
        const who = await (account.type === 'credentials' ? findUser(user.id) : findByProvider(account.provider, account.providerAccountId))
        if (!who) throw new Error('Signed in as nobody we know')
        return beginSession(who, request.headers)
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sub && typeof token.sid === 'string') await endSession(token.sub, token.sid, new Date())
      },
    },
  }
}

const passwords = (request: Request) =>
  CredentialsProvider({
    credentials: { email: {}, password: {} },
    async authorize(given) {
      if (typeof given?.email !== 'string' || typeof given.password !== 'string') return null
      const result = await checkSignIn({ email: given.email, password: given.password, address: addressOf(request.headers) })
      if (result.ok) return { id: result.value.id }
      if (result.reason === 'too-many-requests') throw new Error(`wait-${result.detail}`)
      return null
    },
  })

function oauthProviders() {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET, OIDC_ISSUER, OIDC_ID, OIDC_SECRET, OIDC_NAME } = settings()
  const all: NextAuthOptions['providers'] = []
  if (GITHUB_ID && GITHUB_SECRET) all.push(GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET, checks: ['pkce', 'state'] }))
  if (GOOGLE_ID && GOOGLE_SECRET)
    all.push(GoogleProvider({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET, checks: ['pkce', 'state', 'nonce'] }))
  if (OIDC_ISSUER && OIDC_ID && OIDC_SECRET)
    all.push({
      id: 'oidc',
      name: OIDC_NAME ?? 'OpenID Connect',
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: OIDC_ID,
      clientSecret: OIDC_SECRET,
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid email profile' } },
      profile: (claims: Record<string, unknown>) => ({
        id: String(claims.sub),
        name: typeof claims.name === 'string' ? claims.name : null,
        email: typeof claims.email === 'string' ? claims.email : null,
      }),
    })
  return all
}
