'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { Field, Input } from '@/components/ui/Field'
import { useToast } from '@/components/ui/Toast'
import { words } from './strings'

/** The name that others see. */
export function NameForm({ name: first, email }: { name: string; email: string }) {
  const [name, setName] = useState(first)
  const router = useRouter()
  const { say } = useToast()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await api('PATCH', '/me', { body: { name } })
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    say(words.saved)
    router.refresh()
  }
  return (
    <form onSubmit={save} className="flex max-w-sm flex-col items-start gap-4">
      <Field label={words.name} className="w-full">
        <Input autoComplete="name" required maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Field label={words.email} hint={words.emailHint} className="w-full">
        <Input type="email" value={email} readOnly />
      </Field>
      <Button type="submit" disabled={name.trim() === first || !name.trim()}>
        {words.save}
      </Button>
    </form>
  )
}
