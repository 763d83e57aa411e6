'use client'
import { tagName } from '@/components/article/channels'
import { namesSpan } from '@/components/article/use-hover'
import { SignInLink } from '@/components/shell/SignInLink'
import { Notice } from '@/components/ui/Notice'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import type { Change } from '@/lib/domain/annotation/change'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import type { SaveState } from './outbox'
import { words } from './strings'
import { frame } from './top-strings'

type NoticesProps = {
  readonly save: SaveState
  readonly hasSet: boolean
  readonly submitted: boolean
  readonly tagset: Tagset
  readonly annotations: ReadonlyMap<string, Annotation>
  readonly onFocus: (id: string) => void
  readonly onPutAside: (id: string) => void
  readonly onLetGo: () => void
  readonly onDownload: () => void
}

/** What a reader should know above everything else: nothing kept, signed out, refused changes, submitted, or only reading along. */
export function Notices({ save, hasSet, submitted, onPutAside, onLetGo, onDownload, ...of }: NoticesProps) {
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
          <p className="mt-1 flex flex-wrap gap-x-4">
            <Act onClick={onDownload}>{words.download}</Act>
            <Act onClick={onLetGo}>{words.putAside}</Act>
          </p>
        </Aside>
      )}
      {save.refused.map(({ change, detail }) => (
        <Aside key={change.id} tone="error">
          <Refusal change={change} detail={detail} {...of} />
          <p className="mt-1">
            <Act onClick={() => onPutAside(change.id)}>{words.putAside}</Act>
          </p>
        </Aside>
      ))}
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

type RefusalProps = Pick<NoticesProps, 'tagset' | 'annotations' | 'onFocus'> & { readonly change: Change; readonly detail: string }

function Refusal({ change, detail, tagset, annotations, onFocus }: RefusalProps) {
  const annotation = 'annotation' in change ? annotations.get(change.annotation.id) : undefined
  return (
    <p>
      {annotation && (
        <button
          type="button"
          {...namesSpan(annotation.id)}
          className="me-1 font-medium underline underline-offset-4"
          onClick={() => onFocus(annotation.id)}
        >
          {tagName(tagset, annotation.tag)}:
        </button>
      )}
      {detail}
    </p>
  )
}
