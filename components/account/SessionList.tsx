'use client'

import { useRouter } from 'next/navigation'
import { api } from '@/components/api-client'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import type { SessionView } from '@/lib/contracts/accounts'
import { moment, words } from './strings'

/** Where somebody is signed in, and out of each of it. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const router = useRouter()
  const { say } = useToast()
  const end = async (id: string) => {
    const answer = await api('DELETE', `/me/sessions/${id}`)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    say(words.signedOut)
    router.refresh()
  }
  const endAll = async () => {
    const answer = await api('DELETE', '/me/sessions')
    if (answer.ok) location.assign('/sign-in')
    else say(answer.title, { tone: 'error', more: answer.detail })
  }
  return (
    <>
      <ul className="border-b">
        {sessions.map((session) => (
          <li key={session.id} className="flex min-h-12 items-center gap-3 border-t py-2 first:border-t-0 first:pt-0">
            <div className="min-w-0 flex-1">
              <span className="me-2">{session.browser || words.unknownBrowser}</span>
              {session.current && <Badge tone="ok">{words.thisOne}</Badge>}
              <p className="text-13 text-ink-3">
                {words.signedIn} {moment(session.createdAt)} · {words.lastUsed} {moment(session.lastUsedAt)}
              </p>
            </div>
            {!session.current && (
              <Button size="sm" onClick={() => end(session.id)} aria-label={`${words.signOutThere}: ${session.browser}`}>
                {words.signOutThere}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button className="mt-4" onClick={endAll}>
        {words.signOutEverywhere}
      </Button>
    </>
  )
}
