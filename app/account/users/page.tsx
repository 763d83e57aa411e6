import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { words } from '@/components/account/strings'
import { UsersScreen } from '@/components/account/UsersScreen'
import { pageCaller } from '@/lib/auth/page-caller'
import { instanceInvitations } from '@/lib/queries/invitations'
import { everybody } from '@/lib/queries/users'

export const metadata: Metadata = { title: words.users }

export default async function UsersPage() {
  const caller = await pageCaller()
  const [users, invitations] = await Promise.all([everybody(caller), instanceInvitations(caller)])
  if (!users.ok || !invitations.ok) notFound()
  return <UsersScreen user={caller} users={users.value} invitations={invitations.value} />
}
