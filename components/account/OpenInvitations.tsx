'use client'

import { useRouter } from 'next/navigation'
import { api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import type { InvitationView } from '@/lib/contracts/invitations'
import { moment, words } from './strings'

type OpenProps = { readonly invitations: readonly InvitationView[]; readonly roleName: (role: InvitationView['role']) => string }

/** The invitations that nobody took up yet, each with the way to end it. Nothing where there are none. */
export function OpenInvitations({ invitations, roleName }: OpenProps) {
  const router = useRouter()
  const { say } = useToast()
  if (invitations.length === 0) return null
  const withdraw = async (id: string) => {
    const answer = await api('DELETE', `/invitations/${id}`)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    say(words.withdrawn)
    router.refresh()
  }
  return (
    <ul className="border-rule border-b">
      {invitations.map((one) => {
        const who = one.email ?? words.anybody
        return (
          <li key={one.id} className="flex min-h-11 flex-wrap items-center gap-x-3 border-rule border-t py-1.5">
            <bdi className="min-w-0 flex-1 truncate">{who}</bdi>
            <span className="text-13 text-ink-3 max-md:order-last max-md:w-full">
              {roleName(one.role)} · {words.until} {moment(one.expiresAt)}
            </span>
            <Button size="sm" onClick={() => void withdraw(one.id)}>
              {words.withdraw} <span className="sr-only">{words.invitationOf(who)}</span>
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
