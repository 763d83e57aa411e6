import type { Metadata } from 'next'
import { AccountScreen } from '@/components/account/AccountScreen'
import { words } from '@/components/account/strings'
import { pageCaller } from '@/lib/auth/page-caller'
import { accountOf } from '@/lib/queries/users'

export const metadata: Metadata = { title: words.account }

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const caller = await pageCaller()
  const { error } = await searchParams
  const account = await accountOf(caller)
  return <AccountScreen user={caller} account={account} providers={account.providers} problem={typeof error === 'string' ? error : null} />
}
