'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Input } from '@/components/ui/Field'
import { useToast } from '@/components/ui/Toast'
import { RoleSelect } from './RoleSelect'
import { words } from './strings'

/** Makes somebody who has an account a member. */
export function AddMemberDialog({ projectId }: { projectId: string }) {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const router = useRouter()
  const { say } = useToast()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = { email: String(form.get('email')), role: String(form.get('role')) }
    const answer = await api<{ name: string }>('POST', `/projects/${projectId}/members`, { body })
    setProblem(answer.ok ? null : answer)
    if (!answer.ok) return
    setOpen(false)
    say(words.added(answer.value.name))
    router.refresh()
  }
  return (
    <Dialog title={words.addKnown} trigger={<Button>{words.addKnown}</Button>} open={open} onOpenChange={setOpen}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={words.email} error={problem?.detail}>
          <Input name="email" type="email" required autoComplete="off" onChange={() => setProblem(null)} />
        </Field>
        <RoleSelect />
        <Button type="submit" variant="primary" className="self-end">
          {words.add}
        </Button>
      </form>
    </Dialog>
  )
}
