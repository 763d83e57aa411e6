import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MembersScreen } from '@/components/projects/MembersScreen'
import { ProjectPage } from '@/components/shell/ProjectPage'
import { pageCaller } from '@/lib/auth/page-caller'
import { invitationsTo } from '@/lib/queries/invitations'
import { projectFrame } from '@/lib/queries/project-home'
import { readMembers } from '@/lib/queries/projects'

export const metadata: Metadata = { title: 'Members' }

export default async function Page({ params }: PageProps<'/projects/[project]/members'>) {
  const { project } = await params
  const caller = await pageCaller()
  const [frame, members, invitations] = await Promise.all([
    projectFrame(caller, project),
    readMembers(caller, project, { limit: 1000 }),
    invitationsTo(caller, project),
  ])
  if (!frame.ok || !members.ok) notFound()
  return (
    <ProjectPage project={frame.value.project} counts={frame.value.counts} user={caller}>
      <MembersScreen
        projectId={project}
        members={members.value.items}
        userId={caller.userId}
        mayChange={frame.value.mayChange}
        mayAssign={frame.value.mayAssign}
        invitations={invitations.ok ? invitations.value : []}
      />
    </ProjectPage>
  )
}
