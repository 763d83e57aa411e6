import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReviewQueueScreen } from '@/components/review/ReviewQueueScreen'
import { ProjectPage } from '@/components/shell/ProjectPage'
import { pageCaller } from '@/lib/auth/page-caller'
import { projectFrame } from '@/lib/queries/project-home'
import { reviewQueue } from '@/lib/queries/review-queue'

export const metadata: Metadata = { title: 'Review' }

export default async function Page({ params }: PageProps<'/projects/[project]/review'>) {
  const { project } = await params
  const caller = await pageCaller()
  const [frame, queue] = await Promise.all([projectFrame(caller, project), reviewQueue(caller, project)])
  if (!frame.ok || !queue.ok) notFound()
  const user = { userId: caller.userId, name: caller.name, email: caller.email }
  return (
    <ProjectPage project={frame.value.project} counts={frame.value.counts} user={user}>
      <ReviewQueueScreen projectId={project} queue={queue.value} />
    </ProjectPage>
  )
}
