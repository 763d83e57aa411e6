import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AggregatesScreen } from '@/components/aggregates/AggregatesScreen'
import { questionOf } from '@/components/aggregates/question'
import { ProjectPage } from '@/components/shell/ProjectPage'
import { pageCaller } from '@/lib/auth/page-caller'
import { aggregatesPage } from '@/lib/queries/aggregates-page'
import { projectFrame } from '@/lib/queries/project-home'

export const metadata: Metadata = { title: 'Aggregates' }

export default async function Page({ params, searchParams }: PageProps<'/projects/[project]/aggregates'>) {
  const { project } = await params
  const question = questionOf(await searchParams)
  const caller = await pageCaller()
  const [frame, view] = await Promise.all([projectFrame(caller, project), aggregatesPage(caller, project, question)])
  if (!frame.ok || !view.ok) notFound()
  return (
    <ProjectPage project={frame.value.project} counts={frame.value.counts} user={caller}>
      <AggregatesScreen projectId={project} userId={caller.userId} question={question} view={view.value} />
    </ProjectPage>
  )
}
