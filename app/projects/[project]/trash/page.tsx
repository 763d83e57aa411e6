import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProjectPage } from '@/components/shell/ProjectPage'
import { words } from '@/components/trash/strings'
import { TrashScreen } from '@/components/trash/TrashScreen'
import { pageCaller } from '@/lib/auth/page-caller'
import { projectFrame } from '@/lib/queries/project-home'
import { trashedDocuments } from '@/lib/queries/trash'

export const metadata: Metadata = { title: words.trash }

export default async function Page({ params }: PageProps<'/projects/[project]/trash'>) {
  const { project } = await params
  const caller = await pageCaller()
  const [frame, trash] = await Promise.all([projectFrame(caller, project), trashedDocuments(caller, project, { limit: 50 })])
  if (!frame.ok || !trash.ok) notFound()
  return (
    <ProjectPage project={frame.value.project} counts={frame.value.counts} user={caller}>
      <TrashScreen projectId={project} first={trash.value} />
    </ProjectPage>
  )
}
