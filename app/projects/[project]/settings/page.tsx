import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProjectSettingsForm } from '@/components/projects/ProjectForm'
import { words } from '@/components/projects/strings'
import { TrashProject } from '@/components/projects/TrashProject'
import { PageHead, ProjectPage } from '@/components/shell/ProjectPage'
import { pageCaller } from '@/lib/auth/page-caller'
import { projectFrame } from '@/lib/queries/project-home'

export const metadata: Metadata = { title: words.settings }

export default async function Page({ params }: PageProps<'/projects/[project]/settings'>) {
  const { project } = await params
  const caller = await pageCaller()
  const frame = await projectFrame(caller, project)
  if (!frame.ok) notFound()
  return (
    <ProjectPage project={frame.value.project} counts={frame.value.counts} user={caller}>
      <PageHead title={words.settings} />
      <ProjectSettingsForm project={frame.value.project} mayChange={frame.value.mayChange} />
      {frame.value.mayChange && <TrashProject project={frame.value.project} />}
    </ProjectPage>
  )
}
