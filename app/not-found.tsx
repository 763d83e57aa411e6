import { TopBar } from '@/components/shell/TopBar'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { UnsentOfPage } from '@/components/unsent/UnsentOfDocument'
import { maybePageCaller } from '@/lib/auth/page-caller'

export default async function NotFound() {
  const caller = await maybePageCaller()
  return (
    <>
      <TopBar user={caller} />
      <main id="content" tabIndex={-1} className="px-10 outline-none max-md:px-4">
        <EmptyState heading="h1" title="There is no such page" action={<ButtonLink href="/">To the projects</ButtonLink>}>
          The address is wrong, what stood here is in the trash, or it is not yours to see.
        </EmptyState>
        {caller && <UnsentOfPage userId={caller.userId} />}
      </main>
    </>
  )
}
