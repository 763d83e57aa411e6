'use client'

import { Link2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Input } from '@/components/ui/Field'
import { Notice } from '@/components/ui/Notice'
import { useToast } from '@/components/ui/Toast'
import { RoleSelect } from './RoleSelect'
import { words } from './strings'

/** A link by which somebody becomes a member; shown once. */
export function InviteDialog({ projectId }: { projectId: string }) {
  const [link, setLink] = useState<string | null>(null)
  const router = useRouter()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = { email: String(form.get('email') ?? '').trim() || null, role: String(form.get('role')) }
    const answer = await api<{ path: string }>('POST', `/projects/${projectId}/invitations`, { body })
    setProblem(answer.ok ? null : answer)
    if (!answer.ok) return
    setLink(new URL(answer.value.path, window.location.origin).href)
    router.refresh()
  }
  return (
    <Dialog
      title={words.invite}
      description={words.inviteText}
      trigger={
        <Button variant="primary" icon={<Link2 aria-hidden />}>
          {words.invite}
        </Button>
      }
      onOpenChange={() => setLink(null)}
    >
      {link ? (
        <MadeLink link={link} />
      ) : (
        <form onSubmit={submit} className="flex flex-col gap-4">
          {problem && (
            <Notice tone="error" title={problem.title}>
              {problem.detail}
            </Notice>
          )}
          <RoleSelect />
          <Field label={words.inviteEmail}>
            <Input name="email" type="email" autoComplete="off" />
          </Field>
          <Button type="submit" variant="primary" className="self-end">
            {words.makeLink}
          </Button>
        </form>
      )}
    </Dialog>
  )
}

function MadeLink({ link }: { link: string }) {
  const { say } = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    say(words.copied)
  }
  return (
    <div className="flex items-end gap-2">
      <Field label={words.link} hint={words.linkOnce} className="min-w-0 flex-1">
        <Input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <Button variant="primary" className="mb-5" onClick={copy}>
        {words.copy}
      </Button>
    </div>
  )
}
