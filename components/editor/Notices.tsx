'use client'
import { SignInLink } from '@/components/shell/SignInLink'
import { Notice } from '@/components/ui/Notice'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import type { SaveState } from './outbox'
import { words } from './strings'
import { frame } from './top-strings'
import { SpanLinks, UnsavedCards } from './UnsavedCards'
import { unsavedWords } from './unsaved-strings'

type NoticesProps = Parameters<typeof UnsavedCards>[0] & {
  readonly save: SaveState
  readonly hasSet: boolean
  /** what the changes are about that the server takes none of */
  readonly held: readonly Annotation[]
  /** what was removed here and is still there at the server */
  readonly removed: readonly Annotation[]
  readonly onRemoved: (id: string) => void
  readonly onLetGo: () => void
}

/** What a reader should know above everything else: nothing kept, signed out, what is not taken, submitted, or only reading along. */
export function Notices({ save, hasSet, held, removed, onRemoved, onLetGo, ...of }: NoticesProps) {
  const { locked: submitted, onDownload, onFocus } = of
  return (
    <>
      {hasSet && !save.kept && (
        <Aside tone="warn">
          <p>{words.notKept}</p>
        </Aside>
      )}
      {save.signedOut && (
        <Aside tone="warn">
          <p>{frame.signedOut}</p>
          <SignInLink>{frame.signInAgain}</SignInLink>
        </Aside>
      )}
      {save.halted !== null && (
        <Aside tone="error" title={words.halted(save.unsentCount)}>
          <p>{save.halted}</p>
          <SpanLinks annotations={held} onFocus={onFocus} />
          {removed.length > 0 && <p>{unsavedWords.removedHere}:</p>}
          <SpanLinks annotations={removed} onFocus={onRemoved} />
          {save.submitted && <p>{unsavedWords.waitsForReopening}</p>}
          <p className="mt-1 flex flex-wrap gap-x-4">
            <Act onClick={onDownload}>{words.download}</Act>
            <Act onClick={onLetGo}>{words.letGo}</Act>
          </p>
        </Aside>
      )}
      <UnsavedCards {...of} />
      {hasSet && submitted && (
        <Aside title={frame.submittedTitle}>
          <p>{frame.submittedMore}</p>
        </Aside>
      )}
      {!hasSet && (
        <Aside>
          <p>{frame.readerOnly}</p>
        </Aside>
      )}
    </>
  )
}

const Aside = (props: Pick<Parameters<typeof Notice>[0], 'tone' | 'title' | 'children'>) => (
  <Notice {...props} className="rounded-none border-rule border-b text-13" />
)

const Act = ({ onClick, children }: { readonly onClick: () => void; readonly children: string }) => (
  <button type="button" className="underline underline-offset-4" onClick={onClick}>
    {children}
  </button>
)
