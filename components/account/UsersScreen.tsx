import { TopBar } from '@/components/shell/TopBar'
import type { UserView } from '@/lib/contracts/accounts'
import { INSTANCE_ROLES } from '@/lib/contracts/choices'
import type { InvitationView } from '@/lib/contracts/invitations'
import { Invitations } from './Invitations'
import { Section } from './Section'
import { words } from './strings'
import { UsersTable } from './UsersTable'

type Props = {
  user: { userId: string; name: string; email: string }
  users: readonly UserView[]
  invitations: readonly InvitationView[]
}

/** For the owner: who has an account, who may come. Members come before owners, so that nobody invites an owner by haste. */
export function UsersScreen({ user, users, invitations }: Props) {
  const roles = [...INSTANCE_ROLES].reverse().map((role) => [role, words.roles[role]] as const)
  return (
    <>
      <TopBar user={user} crumbs={[{ label: words.account, href: '/account' }, { label: words.users }]} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[60rem] px-10 pt-9 pb-20 outline-none max-md:px-4 max-md:pt-5">
        <h1>{words.users}</h1>
        <p className="mt-1.5 mb-7 max-w-prose text-ink-2">{words.usersLead}</p>
        <UsersTable users={users} me={user.userId} />
        <div className="mt-10">
          <Section title={words.invite}>
            <Invitations path="/invitations" roles={roles} invitations={invitations} />
          </Section>
        </div>
      </main>
    </>
  )
}
