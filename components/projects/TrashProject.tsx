'use client'

import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import { words } from './strings'

/** Puts the project into the trash, at once, and offers to take it out again. */
export function TrashProject({ project }: { project: { readonly id: string; readonly name: string } }) {
  const router = useRouter()
  const { say } = useToast()
  const restore = async () => {
    const answer = await api('POST', `/projects/${project.id}/restore`)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    say(words.restored(project.name))
    router.push(`/projects/${project.id}`)
  }
  const trash = async () => {
    const answer = await api('DELETE', `/projects/${project.id}`)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    router.push('/')
    say(words.trashed(project.name), { undo: () => void restore() })
  }
  return (
    <section className="mt-12 max-w-xl border-rule border-t pt-6">
      <h2>{words.trash}</h2>
      <p className="mt-1 mb-4 text-ink-2">{words.trashText}</p>
      <Button icon={<Trash2 aria-hidden />} className="text-proof" onClick={trash}>
        {words.trash}
      </Button>
    </section>
  )
}
