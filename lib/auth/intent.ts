/**
 * Why this browser goes to a provider: to link it to the account that is signed in, or to accept an invitation. Kept in
 * a cookie that only the sign-in routes get, for ten minutes; without it a provider signs in accounts already linked.
 */
export type Intent = { readonly purpose: 'link' } | { readonly purpose: 'invitation'; readonly token: string }

const COOKIE = 'galley-intent'

export function intentCookie(intent: Intent | null, secure: boolean): string {
  const value = !intent ? '' : intent.purpose === 'link' ? 'link' : `invitation.${intent.token}`
  return `${COOKIE}=${value}; Path=/api/auth; Max-Age=${intent ? 600 : 0}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

export function intentOf(cookies: ReadonlyMap<string, string>): Intent | null {
  const value = cookies.get(COOKIE)
  if (value === 'link') return { purpose: 'link' }
  const token = value?.match(/^invitation\.([\w-]{10,200})$/)?.[1]
  return token ? { purpose: 'invitation', token } : null
}
