'use client'

import { type FormEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field, Input } from '@/components/ui/Field'
import { Notice } from '@/components/ui/Notice'
import { PasswordInput } from './PasswordInput'
import { signIn } from './sign-in-client'
import { errorWords, words } from './strings'

/** `email`: filled in already, where it is known whose account it is. */
export function SignInForm({ goTo, error: first, email = '' }: { goTo: string; error: string | null; email?: string }) {
  const [error, setError] = useState(first)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    setBusy(true)
    const outcome = await signIn(String(given.get('email')), String(given.get('password')), goTo)
    if (outcome.ok) return location.assign(outcome.goTo)
    setError(outcome.error)
    setBusy(false)
    form.current?.querySelector<HTMLInputElement>('input[name=password]')?.select()
  }
  return (
    <form ref={form} method="post" onSubmit={submit} className="flex flex-col gap-4">
      {error && <Notice tone="error">{errorWords(error)}</Notice>}
      <Field label={words.email}>
        <Input name="email" type="email" autoComplete="username" required autoFocus={!email} defaultValue={email} />
      </Field>
      <Field label={words.password}>
        <PasswordInput name="password" autoComplete="current-password" required autoFocus={Boolean(email)} />
      </Field>
      <Button type="submit" variant="primary" disabled={busy} className="mt-1 w-full">
        {busy ? words.signingIn : words.signIn}
      </Button>
    </form>
  )
}
