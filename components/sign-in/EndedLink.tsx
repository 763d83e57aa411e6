import { ButtonLink } from '@/components/ui/Button'
import { DoorPage } from './DoorPage'
import { words } from './strings'

/** Where a link leads that was used or has expired: what to do now. */
export function EndedLink({ why }: { why: string }) {
  return (
    <DoorPage title={words.linkEndedTitle} lead={why}>
      <ButtonLink href="/sign-in">{words.toSignIn}</ButtonLink>
    </DoorPage>
  )
}
