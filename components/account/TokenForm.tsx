'use client'

import { type FormEvent, useState } from 'react'
import { api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { Field, Input, Select } from '@/components/ui/Field'
import { useToast } from '@/components/ui/Toast'
import { SCOPES, type Scope } from '@/lib/contracts/choices'
import { words } from './strings'

type Props = { onMade: (name: string, token: string) => void }
const DAY_MS = 24 * 3600 * 1000

/** A new token: what for, how far it reaches, how long it lasts. */
export function TokenForm({ onMade }: Props) {
  const [name, setName] = useState('')
  const [scope, setScope] = useState<Scope>('read')
  const [days, setDays] = useState('90')
  const { say } = useToast()
  const make = async (event: FormEvent) => {
    event.preventDefault()
    const expiresAt = days === 'never' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString()
    const answer = await api<{ token: string }>('POST', '/tokens', { body: { name, scope, expiresAt } })
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    setName('')
    onMade(name, answer.value.token)
  }
  return (
    <form onSubmit={make} className="mt-6 grid items-end gap-3 sm:grid-cols-[minmax(10rem,1fr)_auto_auto_auto]">
      <Field label={words.tokenName}>
        <Input
          required
          maxLength={100}
          placeholder={words.tokenNameExample}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <Field label={words.scope}>
        <Select value={scope} onChange={(event) => setScope(event.currentTarget.value as Scope)}>
          {SCOPES.map((one) => (
            <option key={one} value={one}>
              {words.scopes[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.expires}>
        <Select value={days} onChange={(event) => setDays(event.currentTarget.value)}>
          {Object.entries(words.expiries).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" className="sm:mb-px">
        {words.make}
      </Button>
    </form>
  )
}
