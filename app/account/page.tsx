import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountScreen } from '@/components/account/AccountScreen'
import { words } from '@/components/account/strings'
import { pageCaller } from '@/lib/auth/page-caller'
import { accountOf } from '@/lib/queries/account'

export const metadata: Metadata = { title: words.account }

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const caller = await pageCaller()
  const { error } = await searchParams
  const account = await accountOf(caller)
  if (!account.ok) notFound()
  return (
    <AccountScreen
      user={caller}
      account={account.value}
      providers={account.value.providers}
      problem={typeof error === 'string' ? error : null}
    />
  )
}
