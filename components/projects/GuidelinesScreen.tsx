'use client'

import { Pencil } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type ApiProblem, api } from '@/components/api-client'
import { PageHead } from '@/components/shell/ProjectPage'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Field, Textarea } from '@/components/ui/Field'
import { Notice } from '@/components/ui/Notice'
import { useToast } from '@/components/ui/Toast'
import { words } from './strings'

type GuidelinesProps = { projectId: string; guidelines: string; mayChange: boolean; children: ReactNode }

/** The project's guidelines, set as a page (`children`); managers write them as Markdown. */
export function GuidelinesScreen({ projectId, guidelines, mayChange, children }: GuidelinesProps) {
  const [writing, setWriting] = useState(false)
  const router = useRouter()
  const { say } = useToast()
  const put = async (text: string) => {
    const answer = await api('PATCH', `/projects/${projectId}`, { body: { guidelines: text } })
    if (answer.ok) router.refresh()
    return answer
  }
  const save = async (text: string): Promise<ApiProblem | null> => {
    const answer = await put(text)
    if (!answer.ok) return answer
    setWriting(false)
    say(words.saved, { undo: () => void put(guidelines).then((back) => say(back.ok ? words.undone : back.title)) })
    return null
  }
  if (writing) return <Writing guidelines={guidelines} onSave={save} onCancel={() => setWriting(false)} />
  if (!guidelines.trim()) return <NoGuidelines onWrite={mayChange ? () => setWriting(true) : undefined} />
  const edit = mayChange && (
    <Button icon={<Pencil aria-hidden />} onClick={() => setWriting(true)}>
      {words.edit}
    </Button>
  )
  return (
    <>
      <PageHead title={words.guidelines} actions={edit} />
      {children}
    </>
  )
}

function NoGuidelines({ onWrite }: { onWrite?: () => void }) {
  const action = onWrite && (
    <Button variant="primary" icon={<Pencil aria-hidden />} onClick={onWrite}>
      {words.write}
    </Button>
  )
  const example = (
    <>
      <code className="block font-sans text-ink-3 text-sm">## framing.scare_quotes</code>
      Only where the outlet distances itself from the words. Quoted speech with a source is no scare quote.
    </>
  )
  return (
    <EmptyState heading="h1" title={words.noGuidelines} example={example} action={action}>
      {words.noGuidelinesText}
    </EmptyState>
  )
}

type WritingProps = { guidelines: string; onSave: (text: string) => Promise<ApiProblem | null>; onCancel: () => void }

function Writing({ guidelines, onSave, onCancel }: WritingProps) {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setProblem(await onSave(String(new FormData(event.currentTarget).get('guidelines') ?? '')))
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <PageHead
        title={words.guidelines}
        actions={
          <>
            <Button onClick={onCancel}>{words.cancel}</Button>
            <Button type="submit" variant="primary">
              {words.save}
            </Button>
          </>
        }
      />
      {problem && (
        <Notice tone="error" title={problem.title}>
          {problem.detail}
        </Notice>
      )}
      <Field label={words.markdown}>
        <Textarea
          name="guidelines"
          defaultValue={guidelines}
          maxLength={500_000}
          autoFocus
          className="min-h-[60dvh] font-mono text-13 leading-relaxed"
        />
      </Field>
    </form>
  )
}
