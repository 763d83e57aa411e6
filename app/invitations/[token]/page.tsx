import type { Metadata } from 'next'
import { DoorPage } from '@/components/sign-in/DoorPage'
import { EndedLink } from '@/components/sign-in/EndedLink'
import { InvitationForm, JoinButton } from '@/components/sign-in/InvitationForm'
import { ProviderButtons } from '@/components/sign-in/ProviderButtons'
import { SignInForm } from '@/components/sign-in/SignInForm'
import { words } from '@/components/sign-in/strings'
import { ButtonLink } from '@/components/ui/Button'
import { maybePageCaller } from '@/lib/auth/page-caller'
import { providers } from '@/lib/auth/providers'
import { type InvitationFacts, readInvitation } from '@/lib/queries/one-time-links'

export const metadata: Metadata = { title: words.inviteTitle(null), robots: 'noindex' }

export default async function InvitationPage({ params }: PageProps<'/invitations/[token]'>) {
  const { token } = await params
  const invitation = await readInvitation(token)
  if (!invitation) return <EndedLink why={words.inviteEnded} />
  return (
    <DoorPage title={words.inviteTitle(invitation.project)} lead={words.inviteLead(invitation.by, invitation.role)}>
      <Ways token={token} invitation={invitation} />
    </DoorPage>
  )
}

/** Signed in: join. Made out to an account: sign in first. Otherwise: make one, or say that one has it. */
async function Ways({ token, invitation }: { token: string; invitation: InvitationFacts }) {
  const here = `/invitations/${encodeURIComponent(token)}`
  const caller = await maybePageCaller()
  if (caller)
    return (
      <>
        <p className="mb-4 text-ink-2">{words.joinAs(caller.email)}</p>
        <JoinButton token={token} />
      </>
    )
  if (invitation.hasAccount) return <SignInForm goTo={here} error={null} email={invitation.email ?? ''} />
  return (
    <>
      <InvitationForm token={token} email={invitation.email} />
      <ProviderButtons providers={providers()} goTo="/" invitation={token} />
      {invitation.project && !invitation.email && (
        <ButtonLink href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`} variant="plain" className="mt-4 w-full">
          {words.haveAccount}
        </ButtonLink>
      )}
    </>
  )
}
