'use client'

import { RotateCcw } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/components/api-client'
import { PageHead } from '@/components/shell/ProjectPage'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import type { TrashedDocument } from '@/lib/contracts/trash'
import { day, words } from './strings'
import { useTrash } from './use-trash'

type TrashPage = { readonly items: readonly TrashedDocument[]; readonly next: string | null }

/** A project's documents in the trash; each is taken out by a click. */
export function TrashScreen({ projectId, first }: { projectId: string; first: TrashPage }) {
  const [page, setPage] = useState(first)
  const { restore } = useTrash()
  const { say } = useToast()
  const router = useRouter()
  const takeOut = async ({ id, title }: TrashedDocument) => {
    const after = () => {
      setPage((now) => ({ ...now, items: now.items.filter((item) => item.id !== id) }))
      router.refresh() // the tabs count documents
    }
    await restore({ path: `/documents/${id}`, title: title || words.untitled }, after)
  }
  const more = async () => {
    const answer = await api<TrashPage>('GET', `/projects/${projectId}/documents/trash?cursor=${page.next}`)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    setPage((now) => ({ items: [...now.items, ...answer.value.items], next: answer.value.next }))
  }
  return (
    <>
      <PageHead title={words.trash}>{words.stays}</PageHead>
      {page.items.length === 0 && <p className="py-8 text-ink-2">{words.empty}</p>}
      <ul className="border-rule border-t empty:hidden">
        {page.items.map((document) => (
          <TrashedLine key={document.id} document={document} onRestore={() => void takeOut(document)} />
        ))}
      </ul>
      <p className="mt-5 flex items-center gap-5">
        {page.next && <Button onClick={() => void more()}>{words.more}</Button>}
        <Link href={`/projects/${projectId}`} className="text-ink-2 underline decoration-ink-faint underline-offset-4 hover:text-ink">
          {words.toDocuments}
        </Link>
      </p>
    </>
  )
}

function TrashedLine({ document, onRestore }: { document: TrashedDocument; onRestore: () => void }) {
  const title = document.title || words.untitled
  const facts = [document.provenance.publisher, document.state === 'draft' ? words.draft : null].filter((fact) => fact !== null)
  return (
    <li className="flex items-center gap-4 border-rule border-b py-3">
      <div className="min-w-0 flex-1">
        <div dir="auto" className="truncate font-semibold font-serif text-[1.0625rem] leading-6">
          {title}
        </div>
        <div className="truncate text-13 text-ink-2 first-letter:uppercase max-md:whitespace-normal">
          <bdi>{facts.map((fact) => `${fact} · `).join('')}</bdi>
          {words.since} {day(document.deletedAt)}
        </div>
      </div>
      <Button size="sm" icon={<RotateCcw aria-hidden />} aria-label={words.restoreThis(title)} onClick={onRestore}>
        {words.restore}
      </Button>
    </li>
  )
}
