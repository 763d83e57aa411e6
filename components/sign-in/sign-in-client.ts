/** How signing in went: the path to go to, or why not. */
export type SignInOutcome = { ok: true; goTo: string } | { ok: false; error: string }

async function post(path: string, fields: Record<string, string>): Promise<string | null> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' })
  const { url } = (await (await fetch(path, { method: 'POST', body })).json()) as { url?: string }
  return url ?? null
}

/** Signs in with a password. `error` is a key of the strings' errors, or wait-<seconds>. */
export async function signIn(email: string, password: string, callbackUrl: string): Promise<SignInOutcome> {
  try {
    const url = new URL((await post('/api/auth/callback/credentials', { email, password, callbackUrl })) ?? '', location.origin)
    const error = url.searchParams.get('error')
    return error !== null || url.pathname.startsWith('/api/auth')
      ? { ok: false, error: error ?? 'Callback' }
      : { ok: true, goTo: callbackUrl }
  } catch {
    return { ok: false, error: 'offline' }
  }
}

/** Goes to a provider: to sign in, to accept an invitation (its token) or to link the provider to this account. */
export async function goToProvider(id: string, callbackUrl: string, why?: { invitation?: string }): Promise<boolean> {
  try {
    if (why) await fetch('/api/links/intent', { method: 'POST', headers: intentHeaders, body: JSON.stringify({ token: why.invitation }) })
    const url = await post(`/api/auth/signin/${id}`, { callbackUrl })
    if (!url) return false
    location.assign(url)
    return true
  } catch {
    return false
  }
}

const intentHeaders = { 'content-type': 'application/json', 'x-galley-csrf': '1' }
