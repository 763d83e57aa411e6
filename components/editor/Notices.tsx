'use client'
import { tagName } from '@/components/article/channels'
import { Notice } from '@/components/ui/Notice'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import type { Change } from '@/lib/domain/annotation/change'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import type { SaveState } from './outbox'
import { words } from './strings'
import { frame } from './top-strings'

type NoticesProps = {
  readonly kept: boolean
  readonly save: SaveState
  readonly hasSet: boolean
  readonly submitted: boolean
  readonly tagset: Tagset
  readonly annotations: ReadonlyMap<string, Annotation>
  readonly onFocus: (id: string) => void
  readonly onPutAside: (id: string) => void
}

/** What a reader should know above everything else: nothing kept, signed out, refused changes, submitted, or only reading along. */
export function Notices({ kept, save, hasSet, submitted, onPutAside, ...of }: NoticesProps) {
  return (
    <>
      {hasSet && !kept && (
        <Aside tone="warn">
          <p>{words.notKept}</p>
        </Aside>
      )}
      {save.signedOut && (
        <Aside tone="warn">
          <p>{frame.signedOut}</p>
          <a href="/sign-in" target="_blank" rel="noreferrer" className="underline underline-offset-4">
            {frame.signInAgain}
          </a>
        </Aside>
      )}
      {save.refused.map(({ change, detail }) => (
        <Aside key={change.id} tone="error">
          <Refusal change={change} detail={detail} {...of} />
          <button type="button" className="mt-1 underline underline-offset-4" onClick={() => onPutAside(change.id)}>
            {words.putAside}
          </button>
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

type RefusalProps = Pick<NoticesProps, 'tagset' | 'annotations' | 'onFocus'> & { readonly change: Change; readonly detail: string }

function Refusal({ change, detail, tagset, annotations, onFocus }: RefusalProps) {
  const annotation = 'annotation' in change ? annotations.get(change.annotation.id) : undefined
  return (
    <p>
      {annotation && (
        <button type="button" className="me-1 font-medium underline underline-offset-4" onClick={() => onFocus(annotation.id)}>
          {tagName(tagset, annotation.tag)}:
        </button>
      )}
      {detail}
    </p>
  )
}
