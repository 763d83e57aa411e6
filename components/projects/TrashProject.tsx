'use client'

import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { TrashLink } from '@/components/trash/TrashLink'
import { useTrash } from '@/components/trash/use-trash'
import { Button } from '@/components/ui/Button'
import { words } from './strings'

/** The way to the documents in the trash; and the project itself into the trash, at once, with an offer to take it out again. */
export function TrashProject({ project: { id, name } }: { project: { readonly id: string; readonly name: string } }) {
  const router = useRouter()
  const { discard } = useTrash()
  const trash = () =>
    discard(
      { path: `/projects/${id}`, title: name },
      () => router.push('/'),
      () => router.push(`/projects/${id}`),
    )
  return (
    <section className="mt-12 max-w-xl border-rule border-t pt-6">
      <h2>{words.inTrash}</h2>
      <p className="mt-1 mb-2 text-ink-2">{words.inTrashText}</p>
      <TrashLink projectId={id} />
      <h2 className="mt-8">{words.trash}</h2>
      <p className="mt-1 mb-4 text-ink-2">{words.trashText}</p>
      <Button icon={<Trash2 aria-hidden />} className="text-proof" onClick={() => void trash()}>
        {words.trash}
      </Button>
    </section>
  )
}
