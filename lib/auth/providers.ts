import { settings } from '@/lib/settings'

type ProviderId = 'github' | 'google' | 'oidc'

/** The providers whose variables are set, with the names that people read. */
export function providers(): { id: ProviderId; name: string }[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET, OIDC_ISSUER, OIDC_ID, OIDC_SECRET, OIDC_NAME } = settings()
  const all = [
    { id: 'github' as const, name: 'GitHub', set: GITHUB_ID && GITHUB_SECRET },
    { id: 'google' as const, name: 'Google', set: GOOGLE_ID && GOOGLE_SECRET },
    { id: 'oidc' as const, name: OIDC_NAME ?? 'your institution', set: OIDC_ISSUER && OIDC_ID && OIDC_SECRET },
  ]
  return all.filter((one) => one.set).map(({ id, name }) => ({ id, name }))
}
