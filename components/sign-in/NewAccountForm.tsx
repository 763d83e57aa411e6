'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field, Input } from '@/components/ui/Field'
import { Notice } from '@/components/ui/Notice'
import { NewPasswordField } from './NewPasswordField'
import { words } from './strings'

export type NewAccount = { name: string; email: string; password: string }
type Refusal = { reason: string; detail: string }
type Props = {
  /** the address that the link is made out to, which cannot be changed */
  email?: string | null
  /** makes the account and leaves the page; or says why not */
  onMake: (account: NewAccount, form: FormData) => Promise<Refusal | null>
  children?: ReactNode
}

/** Name, e-mail address and password of an account to be. */
export function NewAccountForm({ email: fixed = null, onMake, children }: Props) {
  const [account, setAccount] = useState<NewAccount>({ name: '', email: fixed ?? '', password: '' })
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const put = (part: Partial<NewAccount>) => setAccount((before) => ({ ...before, ...part }))
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    const refused = await onMake(account, new FormData(event.currentTarget))
    setRefusal(refused)
    if (refused) setBusy(false)
  }
  const weak = refusal?.reason === 'weak-password' ? refusal.detail : undefined
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {refusal && !weak && <Notice tone="error">{refusal.detail}</Notice>}
      <Field label={words.name} hint={words.nameHint}>
        <Input
          name="name"
          autoComplete="name"
          required
          maxLength={200}
          autoFocus
          value={account.name}
          onChange={(e) => put({ name: e.currentTarget.value })}
        />
      </Field>
      <Field label={words.email}>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          required
          readOnly={fixed !== null}
          value={account.email}
          onChange={(e) => put({ email: e.currentTarget.value })}
        />
      </Field>
      <NewPasswordField
        label={words.password}
        value={account.password}
        onValue={(password) => {
          put({ password })
          if (weak) setRefusal(null)
        }}
        known={[account.name, account.email]}
        error={weak}
      />
      {children}
      <Button type="submit" variant="primary" disabled={busy} className="mt-1 w-full">
        {busy ? words.making : words.makeAccount}
      </Button>
    </form>
  )
}
