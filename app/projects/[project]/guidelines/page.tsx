import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GuidelinesScreen } from '@/components/projects/GuidelinesScreen'
import { tagAnchor } from '@/components/projects/tag-anchor'
import { ProjectPage } from '@/components/shell/ProjectPage'
import { Markdown } from '@/components/ui/Markdown'
import { pageCaller } from '@/lib/auth/page-caller'
import { projectFrame } from '@/lib/queries/project-home'
import { readTagset } from '@/lib/queries/projects'

export const metadata: Metadata = { title: 'Guidelines' }

export default async function Page({ params }: PageProps<'/projects/[project]/guidelines'>) {
  const { project } = await params
  const caller = await pageCaller()
  const [frame, current] = await Promise.all([projectFrame(caller, project), readTagset(caller, project)])
  if (!frame.ok || !current.ok) notFound()
  const { guidelines } = frame.value.project
  return (
    <ProjectPage project={frame.value.project} counts={frame.value.counts} user={caller}>
      <GuidelinesScreen projectId={project} guidelines={guidelines} mayChange={frame.value.mayChangeGuidelines}>
        <Markdown anchorOf={(heading) => tagAnchor(current.value.tagset, heading)}>{guidelines}</Markdown>
      </GuidelinesScreen>
    </ProjectPage>
  )
}
