import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AssignmentsScreen } from '@/components/assignments/AssignmentsScreen'
import { words } from '@/components/assignments/strings'
import { ProjectPage } from '@/components/shell/ProjectPage'
import { pageCaller } from '@/lib/auth/page-caller'
import { assignmentsPage } from '@/lib/queries/assignments-page'
import { projectFrame } from '@/lib/queries/project-home'

export const metadata: Metadata = { title: words.title }

export default async function Page({ params }: PageProps<'/projects/[project]/assignments'>) {
  const { project } = await params
  const caller = await pageCaller()
  const [frame, page] = await Promise.all([projectFrame(caller, project), assignmentsPage(caller, project)])
  if (!frame.ok || !page.ok) notFound()
  return (
    <ProjectPage project={frame.value.project} counts={frame.value.counts} user={caller}>
      <AssignmentsScreen projectId={project} page={page.value} />
    </ProjectPage>
  )
}
