'use client'
import { usePathname } from 'next/navigation'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { useToast } from '@/components/ui/Toast'
import type { UnsentSet } from './registry'
import { unsent as words } from './strings'
import { useUnsentSets } from './use-unsent'

type OfDocument = {
  readonly userId: string
  readonly documentId: string
  /** the set that the page shows: it tells of that itself */
  readonly setId?: string | null
  readonly className?: string
}

/** What this browser holds of a document that its page does not show, or no longer: to be taken away as a file, or let go of. */
export function UnsentOfDocument({ userId, documentId, setId, className }: OfDocument) {
  const sets = useUnsentSets(userId).filter((set) => set.about?.documentId === documentId && set.setId !== setId)
  return sets.map((set) => <Held key={set.setId} userId={userId} set={set} className={className} />)
}

/** The same on a page that knows no more than its address. */
export function UnsentOfPage({ userId }: { readonly userId: string }) {
  const documentId = /^\/documents\/([^/]+)/.exec(usePathname())?.[1]
  return documentId && <UnsentOfDocument userId={userId} documentId={documentId} className="mx-auto max-w-xl" />
}

function Held({ userId, set, className }: { readonly userId: string; readonly set: UnsentSet; readonly className?: string }) {
  const { say } = useToast()
  const download = async () => (await import('./held')).downloadHeld(userId, set)
  const letGo = async () => say(words.hasLetGo, { undo: await (await import('./held')).letGoOfHeld(userId, set) })
  const actions = (
    <>
      <Button onClick={download}>{words.download}</Button>
      <Button onClick={letGo}>{words.letGo}</Button>
    </>
  )
  return (
    <Notice tone="warn" title={words.of(set)} actions={actions} className={className}>
      {words.heldMore}
    </Notice>
  )
}
