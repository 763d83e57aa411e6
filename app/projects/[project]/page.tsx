import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocumentsScreen } from '@/components/documents/DocumentsScreen'
import { ProjectPage } from '@/components/shell/ProjectPage'
import { pageCaller } from '@/lib/auth/page-caller'
import { documentsList } from '@/lib/queries/documents-list'
import { projectFrame } from '@/lib/queries/project-home'

export const metadata: Metadata = { title: 'Documents' }

export default async function Page({ params }: PageProps<'/projects/[project]'>) {
  const { project } = await params
  const caller = await pageCaller()
  const [frame, list] = await Promise.all([projectFrame(caller, project), documentsList(caller, project)])
  if (!frame.ok || !list.ok) notFound()
  return (
    <ProjectPage project={frame.value.project} counts={frame.value.counts} user={caller}>
      <DocumentsScreen view={list.value} userId={caller.userId} />
    </ProjectPage>
  )
}
