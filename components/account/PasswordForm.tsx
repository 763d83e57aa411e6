'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { api } from '@/components/api-client'
import { NewPasswordField } from '@/components/sign-in/NewPasswordField'
import { PasswordInput } from '@/components/sign-in/PasswordInput'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { useToast } from '@/components/ui/Toast'
import { words } from './strings'

type Props = { hasPassword: boolean; known: readonly string[]; email: string }
type Refusal = { reason: string; detail: string }

/** A new password; the present one is asked for where there is one. */
export function PasswordForm({ hasPassword, known, email }: Props) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const router = useRouter()
  const { say } = useToast()
  const change = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await api('POST', '/me/password', { body: { password, ...(hasPassword ? { current } : {}) } })
    setRefusal(answer.ok ? null : answer)
    if (!answer.ok) return
    setCurrent('')
    setPassword('')
    say(words.changed)
    router.refresh()
  }
  const aboutCurrent = hasPassword && refusal && refusal.reason !== 'weak-password' && refusal.reason !== 'invalid'
  return (
    <form onSubmit={change} className="flex max-w-sm flex-col items-start gap-4">
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && (
        <Field label={words.current} error={aboutCurrent ? refusal.detail : undefined} className="w-full">
          <PasswordInput
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        </Field>
      )}
      <div className="w-full">
        <NewPasswordField
          label={words.newPassword}
          value={password}
          onValue={setPassword}
          known={known}
          error={refusal && !aboutCurrent ? refusal.detail : undefined}
        />
      </div>
      <Button type="submit" disabled={!password || (hasPassword && !current)}>
        {hasPassword ? words.change : words.set}
      </Button>
    </form>
  )
}
