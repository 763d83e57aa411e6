import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PrepareScreen } from '@/components/prepare/PrepareScreen'
import { words } from '@/components/prepare/strings'
import { pageCaller } from '@/lib/auth/page-caller'
import { readPreparePage } from '@/lib/queries/prepare-page'

export const metadata: Metadata = { title: words.prepare }

export default async function Page({ params }: PageProps<'/documents/[document]/prepare'>) {
  const caller = await pageCaller()
  const { document } = await params
  const page = await readPreparePage(caller, document)
  if (!page.ok && page.reason === 'already-frozen') redirect(`/documents/${document}`)
  if (!page.ok) notFound()
  return <PrepareScreen user={{ userId: caller.userId, name: caller.name, email: caller.email }} userId={caller.userId} {...page.value} />
}
