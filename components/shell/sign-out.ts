import { writesAs } from '@/components/api-client'
import { toast } from '@/components/ui/Toast'
import { unsent } from '@/components/unsent/strings'
import { unsentCount } from '@/components/unsent/unsent-count'
import { shell } from './strings'

/** For so many milliseconds after it was said what stays here, signing out again is meant so. */
const MEANT = 12_000
let saidAt = Number.NEGATIVE_INFINITY

/** Signs out and leads to the sign-in page. Where this browser holds what the server does not have, that is said first. */
export async function leave(): Promise<void> {
  const userId = writesAs()
  const count = userId && performance.now() - saidAt > MEANT ? await unsentCount(userId) : 0
  if (count === 0) return go()
  saidAt = performance.now()
  toast.say(unsent.stays(count), { more: unsent.staysMore, undo: () => void go(), undoLabel: unsent.leaveAnyway })
}

async function go(): Promise<void> {
  if (await signOut()) window.location.assign('/sign-in')
  else toast.say(shell.signOutFailed, { tone: 'error' })
}

/** Ends this browser's session. False when the server did not do it. */
async function signOut(): Promise<boolean> {
  const token: unknown = await fetch('/api/auth/csrf')
    .then((response) => response.json())
    .then((body: { csrfToken?: unknown }) => body.csrfToken)
    .catch(() => null)
  if (typeof token !== 'string') return false
  const body = new URLSearchParams({ csrfToken: token, callbackUrl: '/sign-in', json: 'true' })
  const response = await fetch('/api/auth/signout', { method: 'POST', body }).catch(() => null)
  return response?.ok ?? false
}
