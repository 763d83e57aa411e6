import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { words } from '@/components/account/strings'
import { UsersScreen } from '@/components/account/UsersScreen'
import { pageCaller } from '@/lib/auth/page-caller'
import { instanceInvitations } from '@/lib/queries/invitations'
import { users } from '@/lib/queries/users'

export const metadata: Metadata = { title: words.users }

export default async function UsersPage() {
  const caller = await pageCaller()
  const [everybody, invitations] = await Promise.all([users(caller, { limit: 200 }), instanceInvitations(caller)])
  if (!everybody.ok || !invitations.ok) notFound()
  return <UsersScreen user={caller} users={everybody.value.items} invitations={invitations.value} />
}
