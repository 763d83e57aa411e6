import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TagsetScreen } from '@/components/projects/TagsetScreen'
import { ProjectPage } from '@/components/shell/ProjectPage'
import { pageCaller } from '@/lib/auth/page-caller'
import { projectFrame } from '@/lib/queries/project-home'
import { readTagset } from '@/lib/queries/projects'

export const metadata: Metadata = { title: 'Tagset' }

export default async function Page({ params }: PageProps<'/projects/[project]/tagset'>) {
  const { project } = await params
  const caller = await pageCaller()
  const [frame, current] = await Promise.all([projectFrame(caller, project), readTagset(caller, project)])
  if (!frame.ok || !current.ok) notFound()
  return (
    <ProjectPage project={frame.value.project} counts={frame.value.counts} user={caller}>
      <TagsetScreen tagset={current.value.tagset} revision={current.value.revision} />
    </ProjectPage>
  )
}
