/** Ends this browser's session. False when the server did not do it. */
export async function signOut(): Promise<boolean> {
  const token: unknown = await fetch('/api/auth/csrf')
    .then((response) => response.json())
    .then((body: { csrfToken?: unknown }) => body.csrfToken)
    .catch(() => null)
  if (typeof token !== 'string') return false
  const body = new URLSearchParams({ csrfToken: token, callbackUrl: '/sign-in', json: 'true' })
  const response = await fetch('/api/auth/signout', { method: 'POST', body }).catch(() => null)
  return response?.ok ?? false
}
