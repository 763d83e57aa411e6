'use client'
import { useEffect, useRef } from 'react'
import { tagName } from '@/components/article/channels'
import { namesSpan } from '@/components/article/use-hover'
import { Notice } from '@/components/ui/Notice'
import { type Annotation, inQuotes, quoteOf } from '@/lib/domain/annotation/annotation'
import type { Unsaved } from '@/lib/domain/annotation/unsaved'
import { findRelationType, findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import { type Contested, contestedOf, unsavedOf } from './contested'
import { unsavedWords as words } from './unsaved-strings'

export type UnsavedActs = {
  readonly onFocus: (id: string) => void
  /** opens what another tag is picked from, for that annotation */
  readonly onOtherTag: (id: string) => void
  readonly onAgain: (item: Unsaved) => void
  readonly onPutAside: (item: Unsaved) => void
  readonly onDownload: () => void
}
type CardsProps = UnsavedActs & {
  readonly items: readonly Unsaved[]
  readonly tagset: Tagset
  readonly annotations: ReadonlyMap<string, Annotation>
  readonly focusedId: string | null
  readonly locked: boolean
}
/** At most so many at length; the others as links. */
const AT_LENGTH = 3

/** What the server did not take, each with its words, why, and the ways out; while one of them is focused, that one. */
export function UnsavedCards({ items, focusedId, ...props }: CardsProps) {
  const focused = items.filter(({ id }) => id === focusedId)
  const shown = focused.length > 0 ? focused : items.slice(0, AT_LENGTH)
  const others = items.flatMap((item) => (shown.includes(item) || !item.annotation ? [] : [item.annotation]))
  return (
    <>
      {shown.map((item) => (
        <Card key={item.id} item={item} isFocused={item.id === focusedId} {...props} />
      ))}
      {others.length > 0 && (
        <Notice tone="error" title={words.more(others.length)} className="rounded-none border-rule border-b text-13">
          <SpanLinks annotations={others} onFocus={props.onFocus} />
        </Notice>
      )}
    </>
  )
}

type CardProps = Omit<CardsProps, 'items' | 'focusedId'> & { readonly item: Unsaved; readonly isFocused: boolean }

function Card({ item, isFocused, tagset, annotations, locked, ...acts }: CardProps) {
  const { annotation, first, state, isContested } = item
  const tag = nameOf(item, tagset)
  const ends = item.what === 'relation' ? item.relations.flatMap(({ from, to }) => [from, to]) : []
  const spans = annotation ? [annotation] : ends.flatMap((id) => annotations.get(id) ?? [])
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isFocused) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isFocused])
  return (
    <div ref={card}>
      <Notice tone="error" title={titleOf(item, tag, tagset)} className="rounded-none border-rule border-b text-13">
        <SpanLinks annotations={spans} onFocus={acts.onFocus} />
        <p>
          {words.why[isContested ? 'changed-elsewhere' : first.reason]?.(tag) ?? first.detail}
          {annotation && item.relations.length > 0 && ` ${words.withRelations(item.relations.length)}`}
        </p>
        {!isContested && unsavedOf(item, tagset).map(({ name, here }) => <One key={name} name={name} here={here} />)}
        {isContested && contestedOf(item, tagset, annotations).map((one) => <Two key={one.name} {...one} />)}
        <p className="mt-1 flex flex-wrap gap-x-4">
          {!locked && annotation && state !== 'gone' && !isContested && (
            <Act onClick={() => acts.onOtherTag(annotation.id)}>{words.otherTag}</Act>
          )}
          {!locked && spans.length > 0 && first.reason !== 'unknown-tag' && <Act onClick={() => acts.onAgain(item)}>{againOf(item)}</Act>}
          {isContested && <Act onClick={() => acts.onPutAside(item)}>{words.takeThere}</Act>}
          <Act onClick={acts.onDownload}>{words.download}</Act>
          {!isContested && <Act onClick={() => acts.onPutAside(item)}>{words.putAside}</Act>}
        </p>
      </Notice>
    </div>
  )
}

/** One thing as it is here. */
const One = ({ name, here }: Pick<Contested, 'name' | 'here'>) => (
  <p className="line-clamp-4 whitespace-pre-line">
    <span className="font-medium">{name}</span> <bdi>{here}</bdi>
  </p>
)

/** One thing as it is elsewhere, and as it is here. */
const Two = ({ name, there, here }: Contested) => (
  <div className="my-1">
    <p className="font-medium">{name}</p>
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <dt className="text-ink-2">{words.there}</dt>
      <dd dir="auto" className="line-clamp-4 whitespace-pre-line">
        {there}
      </dd>
      <dt className="text-ink-2">{words.here}</dt>
      <dd dir="auto" className="line-clamp-4 whitespace-pre-line">
        {here}
      </dd>
    </dl>
  </div>
)

function againOf({ isContested, state }: Unsaved): string {
  if (isContested) return words.keepHere
  return state === 'gone' ? words.makeAgain : words.tryAgain
}

function titleOf(item: Unsaved, tag: string, tagset: Tagset): string {
  if (item.what === 'relation') return words.relation(findRelationType(tagset, item.relations[0]?.type ?? '')?.name ?? '')
  if (item.isContested) return words.contested(tag)
  return item.annotation ? words[item.state](tag) : words.unknown
}

/** What its tag is called, or was called when it was refused. */
function nameOf({ annotation, first }: Unsaved, tagset: Tagset): string {
  if (!annotation) return first.tagName ?? ''
  return findTag(tagset, annotation.tag) ? tagName(tagset, annotation.tag) : (first.tagName ?? annotation.tag)
}

const SHOWN = 8

/** The words of annotations, each a way to its place in the text. */
export function SpanLinks({
  annotations,
  onFocus,
}: {
  readonly annotations: readonly Annotation[]
  readonly onFocus: (id: string) => void
}) {
  if (annotations.length === 0) return null
  return (
    <ul className="my-0.5">
      {annotations.slice(0, SHOWN).map((annotation) => (
        <li key={annotation.id}>
          <button
            type="button"
            dir="auto"
            {...namesSpan(annotation.id)}
            className="block max-w-full truncate text-start font-serif underline decoration-1 underline-offset-4"
            onClick={() => onFocus(annotation.id)}
          >
            {inQuotes(quoteOf(annotation))}
          </button>
        </li>
      ))}
      {annotations.length > SHOWN && <li>{words.andMore(annotations.length - SHOWN)}</li>}
    </ul>
  )
}

const Act = ({ onClick, children }: { readonly onClick: () => void; readonly children: string }) => (
  <button type="button" className="underline underline-offset-4" onClick={onClick}>
    {children}
  </button>
)
