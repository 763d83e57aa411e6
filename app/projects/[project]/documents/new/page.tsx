import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LoadScreen } from '@/components/prepare/LoadScreen'
import { words } from '@/components/prepare/strings'
import { gate } from '@/lib/auth/gate'
import { pageCaller } from '@/lib/auth/page-caller'
import { readProject } from '@/lib/queries/projects'

export const metadata: Metadata = { title: words.load }

export default async function Page({ params }: PageProps<'/projects/[project]/documents/new'>) {
  const caller = await pageCaller()
  const { project: id } = await params
  const [project, access] = await Promise.all([readProject(caller, id), gate(caller, 'documents.change', id)])
  if (!project.ok || !access.ok) notFound()
  return <LoadScreen user={{ userId: caller.userId, name: caller.name, email: caller.email }} project={{ id, name: project.value.name }} />
}
