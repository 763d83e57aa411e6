'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { Field, Input, Select } from '@/components/ui/Field'
import { useToast } from '@/components/ui/Toast'
import type { InvitationView } from '@/lib/contracts/invitations'
import { OpenInvitations } from './OpenInvitations'
import { ShownOnce } from './ShownOnce'
import { words } from './strings'

type Props = {
  /** the collection that invitations are made in: /invitations, or /projects/{id}/invitations */
  path: string
  roles: readonly (readonly [value: string, name: string])[]
  invitations: readonly InvitationView[]
}

/** Makes invitation links, shown once each, and lists those still open. */
export function Invitations({ path, roles, invitations }: Props) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState(roles[0]?.[0] ?? '')
  const [link, setLink] = useState<string | null>(null)
  const router = useRouter()
  const { say } = useToast()
  const make = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await api<{ path: string }>('POST', path, { body: { role, email: email.trim() || null } })
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    setLink(location.origin + answer.value.path)
    setEmail('')
    router.refresh()
  }
  return (
    <>
      <form onSubmit={make} className="grid items-end gap-3 sm:grid-cols-[minmax(12rem,1fr)_auto_auto]">
        <Field label={words.inviteEmail}>
          <Input type="email" autoComplete="off" value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        </Field>
        <Field label={words.inviteAs}>
          <Select value={role} onChange={(event) => setRole(event.currentTarget.value)}>
            {roles.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" className="sm:mb-px">
          {words.inviteMake}
        </Button>
      </form>
      {link && <ShownOnce title={words.invite} note={words.inviteLink} secret={link} onDone={() => setLink(null)} />}
      {invitations.length > 0 && (
        <>
          <h3 className="mt-6 mb-1 font-medium text-13 text-ink-2">{words.openInvitations}</h3>
          <OpenInvitations invitations={invitations} roleName={(role) => roles.find(([value]) => value === role)?.[1] ?? role} />
        </>
      )}
    </>
  )
}
