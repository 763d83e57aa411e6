'use client'

import { UserMinus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { OpenInvitations } from '@/components/account/OpenInvitations'
import { api } from '@/components/api-client'
import { words as assignmentWords } from '@/components/assignments/strings'
import { PageHead } from '@/components/shell/ProjectPage'
import { Avatar } from '@/components/ui/Avatar'
import { Badge } from '@/components/ui/Badge'
import { Button, ButtonLink } from '@/components/ui/Button'
import { Select } from '@/components/ui/Field'
import { Table, Td, Th } from '@/components/ui/Table'
import { useToast } from '@/components/ui/Toast'
import { PROJECT_ROLES, type ProjectRole } from '@/lib/contracts/choices'
import type { InvitationView } from '@/lib/contracts/invitations'
import { AddMemberDialog } from './AddMemberDialog'
import { InviteDialog } from './InviteDialog'
import { LeaveProject } from './LeaveProject'
import { words } from './strings'

export type Member = { readonly id: string; readonly name: string; readonly email: string | null; readonly role: ProjectRole }
type MembersProps = {
  projectId: string
  members: readonly Member[]
  userId: string
  mayChange: boolean
  mayAssign: boolean
  /** those that nobody took up yet, for who may invite */
  invitations: readonly InvitationView[]
}

/** Who takes part and as what. Changes are done at once and can be taken back. */
export function MembersScreen({ projectId, members, userId, mayChange, mayAssign, invitations }: MembersProps) {
  const actions = mayChange && (
    <>
      {mayAssign && <ButtonLink href={`/projects/${projectId}/assignments`}>{assignmentWords.link}</ButtonLink>}
      <AddMemberDialog projectId={projectId} />
      <InviteDialog projectId={projectId} />
    </>
  )
  return (
    <>
      <PageHead title={words.members(members.length)} actions={actions}>
        {words.membersText}
      </PageHead>
      <Table label={words.members(members.length)}>
        <thead>
          <tr>
            <Th>{words.person}</Th>
            <Th className="max-md:hidden">{words.email}</Th>
            <Th>{words.role}</Th>
            {mayChange && (
              <Th>
                <span className="sr-only">{words.remove}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberLine key={member.id} projectId={projectId} member={member} isSelf={member.id === userId} mayChange={mayChange} />
          ))}
        </tbody>
      </Table>
      {invitations.length > 0 && (
        <section aria-labelledby="open-invitations" className="mt-10">
          <h2 id="open-invitations" className="mb-2">
            {words.openInvitations}
          </h2>
          <OpenInvitations invitations={invitations} roleName={roleName} />
        </section>
      )}
      {members.some(({ id }) => id === userId) && <LeaveProject projectId={projectId} userId={userId} />}
    </>
  )
}

const roleName = (role: InvitationView['role']) => PROJECT_ROLES.map((one) => one === role && words.roles[one]).find(Boolean) || role

type LineProps = { projectId: string; member: Member; isSelf: boolean; mayChange: boolean }

function MemberLine({ projectId, member, isSelf, mayChange }: LineProps) {
  const { changeRole, remove } = useMemberChanges(projectId, member)
  return (
    <tr>
      <Td className="py-2.5">
        <span className="flex items-center gap-3">
          <Avatar name={member.name} size="md" />
          <span className="min-w-0">
            <bdi className="font-medium">{member.name}</bdi> {isSelf && <Badge>{words.you}</Badge>}
            <span className="block max-w-28 truncate text-ink-3 text-xs md:hidden">{member.email}</span>
          </span>
        </span>
      </Td>
      <Td className="py-3.5 text-ink-2 max-md:hidden">{member.email}</Td>
      <Td className="w-44 min-w-40 py-2.5 max-md:pe-1">
        {mayChange ? (
          <Select
            aria-label={words.roleOf(member.name)}
            value={member.role}
            onChange={(event) => changeRole(event.target.value as ProjectRole)}
          >
            {PROJECT_ROLES.map((role) => (
              <option key={role} value={role}>
                {words.roles[role]}
              </option>
            ))}
          </Select>
        ) : (
          <span className="block py-1">{words.roles[member.role]}</span>
        )}
      </Td>
      {mayChange && (
        <Td className="w-px pe-0 py-2.5">
          {!isSelf && (
            <Button variant="plain" icon={<UserMinus aria-hidden />} onClick={remove}>
              <span className="max-md:sr-only">{words.remove}</span> <span className="sr-only">{member.name}</span>
            </Button>
          )}
        </Td>
      )}
    </tr>
  )
}

/** Changes of one member: done, said, and taken back by putting the member as it was. */
function useMemberChanges(projectId: string, member: Member) {
  const router = useRouter()
  const { say } = useToast()
  const put = (role: ProjectRole) => api('POST', `/projects/${projectId}/members`, { body: { email: member.email, role } })
  const done = (answer: Awaited<ReturnType<typeof put>>, text: string, undo?: () => void) => {
    router.refresh()
    if (answer.ok) say(text, { undo })
    else say(answer.title, { tone: 'error', more: answer.detail })
  }
  const changeRole = async (role: ProjectRole, before: ProjectRole | null = member.role): Promise<void> => {
    const answer = await put(role)
    done(answer, words.roleChanged(member.name, words.roles[role]), before ? () => void changeRole(before, null) : undefined)
  }
  const remove = async () => {
    const answer = await api('DELETE', `/projects/${projectId}/members/${member.id}`)
    done(answer, words.removed(member.name), () => void put(member.role).then((back) => done(back, words.added(member.name))))
  }
  return { changeRole: (role: ProjectRole) => void changeRole(role), remove: () => void remove() }
}
