'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type ApiProblem, api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { Field, Input, Textarea } from '@/components/ui/Field'
import { Notice } from '@/components/ui/Notice'
import { useToast } from '@/components/ui/Toast'
import type { ProjectView } from '@/lib/contracts/projects'
import { words } from './strings'

type Given = Pick<ProjectView, 'name' | 'language' | 'description'>

function givenOf(form: HTMLFormElement): Given {
  const data = new FormData(form)
  const text = (name: string) => String(data.get(name) ?? '').trim()
  return { name: text('name'), language: text('language') || null, description: text('description') }
}

type FormProps = { initial: Given; action: ReactNode; problem: ApiProblem | null; onSubmit: (given: Given) => void }

function Form({ initial, action, problem, onSubmit }: FormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit(givenOf(event.currentTarget))
  }
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-4">
      {problem && (
        <Notice tone="error" title={problem.title}>
          {problem.detail}
        </Notice>
      )}
      <Field label={words.name} hint={words.nameHint}>
        <Input name="name" required maxLength={200} dir="auto" autoComplete="off" defaultValue={initial.name} />
      </Field>
      <Field label={words.language} hint={words.languageHint}>
        <Input
          name="language"
          maxLength={35}
          pattern="[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
          title={words.languageHint}
          autoComplete="off"
          className="max-w-40"
          defaultValue={initial.language ?? ''}
        />
      </Field>
      <Field label={words.description} hint={words.descriptionHint}>
        <Textarea name="description" rows={4} maxLength={10_000} defaultValue={initial.description} />
      </Field>
      {action}
    </form>
  )
}

/** A new project; its maker goes straight into it. */
export function NewProjectForm() {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const router = useRouter()
  const make = async (given: Given) => {
    const answer = await api<ProjectView>('POST', '/projects', { body: given })
    if (answer.ok) router.push(`/projects/${answer.value.id}`)
    else setProblem(answer)
  }
  const button = (
    <Button type="submit" variant="primary" className="self-start">
      {words.make}
    </Button>
  )
  return <Form initial={{ name: '', language: null, description: '' }} action={button} problem={problem} onSubmit={make} />
}

/** Name, language and description of a project. */
export function ProjectSettingsForm({ project, mayChange }: { project: ProjectView; mayChange: boolean }) {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const router = useRouter()
  const { say } = useToast()
  const save = async (given: Given) => {
    const answer = await api<ProjectView>('PATCH', `/projects/${project.id}`, { body: given })
    setProblem(answer.ok ? null : answer)
    if (!answer.ok) return
    say(words.saved)
    router.refresh()
  }
  if (!mayChange) return <Settings project={project} />
  const button = (
    <Button type="submit" variant="primary" className="self-start">
      {words.save}
    </Button>
  )
  return <Form initial={project} action={button} problem={problem} onSubmit={save} />
}

/** The same for those who may not change it. */
function Settings({ project: { name, language, description } }: { project: ProjectView }) {
  const fields = [
    [words.name, name],
    [words.language, language],
    [words.description, description],
  ] as const
  return (
    <>
      <dl className="m-0 flex max-w-xl flex-col gap-4">
        {fields.map(([label, value]) => (
          <div key={label}>
            <dt className="text-13 text-ink-2">{label}</dt>
            <dd dir="auto" className="m-0 whitespace-pre-wrap">
              {value || '–'}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-ink-2">{words.readOnly}</p>
    </>
  )
}
