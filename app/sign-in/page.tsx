import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DoorPage } from '@/components/sign-in/DoorPage'
import { ProviderButtons } from '@/components/sign-in/ProviderButtons'
import { SignInForm } from '@/components/sign-in/SignInForm'
import { words } from '@/components/sign-in/strings'
import { maybePageCaller } from '@/lib/auth/page-caller'
import { providers } from '@/lib/auth/providers'
import { returnPath } from '@/lib/domain/account/return-path'

export const metadata: Metadata = { title: words.signIn }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { callbackUrl, error } = await searchParams
  const goTo = returnPath(typeof callbackUrl === 'string' ? callbackUrl : null)
  if (await maybePageCaller()) redirect(goTo)
  return (
    <DoorPage title={words.signIn}>
      <SignInForm goTo={goTo} error={typeof error === 'string' ? error : null} />
      <ProviderButtons providers={providers()} goTo={goTo} />
      <p className="mt-8 text-13 text-ink-3">{words.noAccount}</p>
    </DoorPage>
  )
}
