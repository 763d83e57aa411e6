import type { Metadata } from 'next'
import { DoorPage } from '@/components/sign-in/DoorPage'
import { EndedLink } from '@/components/sign-in/EndedLink'
import { SetUpForm } from '@/components/sign-in/SetUpForm'
import { words } from '@/components/sign-in/strings'
import { setUpIsOpen } from '@/lib/queries/one-time-links'

export const metadata: Metadata = { title: words.setUpTitle, robots: 'noindex' }

export default async function SetUpPage({ params }: PageProps<'/setup/[token]'>) {
  const { token } = await params
  if (!(await setUpIsOpen(token))) return <EndedLink why={words.setUpEnded} />
  return (
    <DoorPage title={words.setUpTitle} lead={words.setUpLead}>
      <SetUpForm token={token} />
    </DoorPage>
  )
}
