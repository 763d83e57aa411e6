'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { NewPasswordField } from './NewPasswordField'
import { postLink } from './one-time'
import { words } from './strings'

/** A new password by a link. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const outcome = await postLink<{ goTo: string }>('reset', { token, password })
    if (outcome.ok) return location.assign(outcome.value.goTo)
    setProblem(outcome.detail)
    setBusy(false)
  }
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField label={words.newPassword} value={password} onValue={setPassword} known={[email]} />
      <Button type="submit" variant="primary" disabled={busy} className="w-full">
        {busy ? words.setting : words.setPassword}
      </Button>
    </form>
  )
}
