import type { Metadata } from 'next'
import { DoorPage } from '@/components/sign-in/DoorPage'
import { EndedLink } from '@/components/sign-in/EndedLink'
import { ResetForm } from '@/components/sign-in/ResetForm'
import { words } from '@/components/sign-in/strings'
import { readReset } from '@/lib/queries/one-time-links'

export const metadata: Metadata = { title: words.resetTitle, robots: 'noindex' }

export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params
  const reset = await readReset(token)
  if (!reset) return <EndedLink why={words.resetEnded} />
  return (
    <DoorPage title={words.resetTitle} lead={words.resetLead(reset.email)}>
      <ResetForm token={token} email={reset.email} />
    </DoorPage>
  )
}
