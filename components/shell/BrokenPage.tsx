import { Button, ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { shell } from './strings'
import { TopBar } from './TopBar'

/** What stands in the place of a page that broke: what is kept, and the ways on. */
export function BrokenPage({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <>
      <TopBar user={null} />
      <main id="content" tabIndex={-1} className="px-10 outline-none max-md:px-4">
        <div role="alert">
          <EmptyState
            heading="h1"
            title={shell.broken}
            action={
              <>
                <Button variant="primary" onClick={onAgain}>
                  {shell.openAgain}
                </Button>
                <ButtonLink href="/">{shell.toProjects}</ButtonLink>
              </>
            }
          >
            {shell.brokenMore}
          </EmptyState>
        </div>
      </main>
    </>
  )
}
