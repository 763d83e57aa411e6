'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { Select } from '@/components/ui/Field'
import { Table, Td, Th } from '@/components/ui/Table'
import { useToast } from '@/components/ui/Toast'
import type { UserView } from '@/lib/contracts/accounts'
import { INSTANCE_ROLES } from '@/lib/contracts/choices'
import { ShownOnce } from './ShownOnce'
import { words } from './strings'

/** Everybody with an account; `me` is the owner who looks. */
export function UsersTable({ users, me }: { users: readonly UserView[]; me: string }) {
  const [reset, setReset] = useState<{ name: string; link: string } | null>(null)
  const router = useRouter()
  const { say } = useToast()
  const change = async (user: UserView, body: { disabled?: boolean; role?: string }) => {
    const answer = await api('PATCH', `/users/${user.id}`, { body })
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    if (body.disabled !== undefined)
      say(body.disabled ? words.disabled(user.name) : words.enabled(user.name), { undo: () => change(user, { disabled: !body.disabled }) })
    else say(words.saved)
    router.refresh()
  }
  const makeReset = async (user: UserView) => {
    const answer = await api<{ path: string }>('POST', `/users/${user.id}/reset`)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    setReset({ name: user.name, link: location.origin + answer.value.path })
  }
  const actions = (user: UserView) =>
    user.id !== me &&
    user.state !== 'unclaimed' && (
      <span className="flex justify-end gap-2 max-md:flex-wrap max-md:justify-start">
        <Button size="sm" onClick={() => makeReset(user)}>
          {words.resetLink}
        </Button>
        <Button size="sm" onClick={() => change(user, { disabled: user.state === 'active' })}>
          {user.state === 'active' ? words.disable : words.enable}
        </Button>
      </span>
    )
  return (
    <>
      <Table label={words.users}>
        <thead>
          <tr>
            <Th>{words.name}</Th>
            <Th>{words.role}</Th>
            <Th className="max-md:hidden">{words.state}</Th>
            <Th className="relative max-md:hidden">
              <span className="sr-only">{words.change}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <Td>
                <span dir="auto">{user.name}</span>
                <span className="block text-13 text-ink-3 [overflow-wrap:anywhere]">{user.email}</span>
                {user.state !== 'active' && <span className="block text-13 text-ink-3 md:hidden">{words.states[user.state]}</span>}
                <span className="mt-2 block md:hidden">{actions(user)}</span>
              </Td>
              <Td>
                {user.state === 'unclaimed' || user.id === me ? (
                  words.roles[user.role]
                ) : (
                  <RoleSelect user={user} onRole={(role) => change(user, { role })} />
                )}
              </Td>
              <Td className={user.state === 'active' ? 'max-md:hidden' : 'text-ink-3 max-md:hidden'}>{words.states[user.state]}</Td>
              <Td className="w-0 !pe-0 max-md:hidden">{actions(user)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {reset && <ShownOnce title={words.resetLink} note={words.resetFor(reset.name)} secret={reset.link} onDone={() => setReset(null)} />}
    </>
  )
}

function RoleSelect({ user, onRole }: { user: UserView; onRole: (role: string) => void }) {
  return (
    <Select
      aria-label={`${words.role}: ${user.name}`}
      value={user.role}
      onChange={(event) => onRole(event.currentTarget.value)}
      className="w-28"
    >
      {INSTANCE_ROLES.map((role) => (
        <option key={role} value={role}>
          {words.roles[role]}
        </option>
      ))}
    </Select>
  )
}
