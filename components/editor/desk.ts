import type { RefObject } from 'react'
import type { ArticleHandle } from '@/components/article/ArticleView'
import type { TagLook } from '@/components/article/channels'
import type { ArticleSelection } from '@/components/article/locked-editor'
import type { LayerView } from '@/components/article/segments'
import type { Annotation, Relation } from '@/lib/domain/annotation/annotation'
import type { AnnotationFields, Change, SetContent } from '@/lib/domain/annotation/change'
import type { IntervalIndex } from '@/lib/domain/annotation/interval-index'
import type { RelationChoice } from '@/lib/domain/annotation/relation-choices'
import type { OwnKeys } from '@/lib/domain/keys/own-keys'
import type { Attribute, AttributeValue, Tag, Tagset } from '@/lib/domain/tagset/tagset'
import type { Direction } from '@/lib/domain/text/direction'
import type { Span, Text } from '@/lib/domain/text/text'
import type { Gesture } from './gesture'
import type { ReadingSettings } from './reading-settings'
import type { SetStore } from './set-store'

/** A relation that is being made: first its other end is picked, then, where several types fit, its type. */
export type Linking = { readonly from: string; readonly choices: readonly RelationChoice[] }

export type Opened = 'tags' | 'values' | 'relations' | 'palette' | 'keys' | null

/** What commands see and use of the annotate screen. Offsets are UTF-16 code units of `text`. */
export type Desk = {
  readonly text: Text
  readonly tagset: Tagset
  readonly language: string | null
  /** the way that text runs in the block of the focused span, or else in the document */
  readonly dir: Direction
  readonly looks: ReadonlyMap<string, TagLook>
  readonly content: SetContent
  readonly index: IntervalIndex
  readonly store: SetStore
  readonly article: RefObject<ArticleHandle | null>
  readonly locked: boolean

  /** how the article is set */
  readonly reading: ReadingSettings
  setReading(settings: ReadingSettings): void

  /** the keys that the reader gave to commands */
  readonly ownKeys: OwnKeys

  /** the key of the layer whose core tags have the number keys */
  readonly layer: string
  readonly layers: ReadonlyMap<string, LayerView>
  readonly focused: Annotation | null
  /** the focused annotation, or the one that was before the caret moved on to select something */
  readonly inHand: Annotation | null
  /** the key of the tag that was given last */
  readonly lastTag: string | null
  /** the one in hand that these words would be a further part of */
  takesPart(span: Span): Annotation | null
  /** the relation that is being made */
  readonly linking: Linking | null
  /** what goes on over several keys */
  readonly gesture: Gesture | null
  /** what is open beside or over the article */
  readonly opened: Opened
  /** relations of the focused annotation */
  readonly relations: readonly Relation[]
  /** ids of all annotations at the caret, the smallest first */
  readonly here: readonly string[]
  /** the last thing said to screen readers */
  readonly said: string

  setLayer(key: string): void
  /** full, soft, hidden, and full again */
  softenLayer(key: string): void
  /** the selection as the page has it this moment */
  selection(): ArticleSelection
  /** Selects words or puts the caret to a place; what is focused stays so. */
  select(span: Span): void
  /** the caret or the selection has come to another place */
  onSelection(selection: ArticleSelection): void
  /** Takes it in hand. `scroll` false: the text stays where it is. */
  focus(id: string | null, scroll?: boolean): void
  /** to the next or previous annotation; through all at one place first */
  step(by: 1 | -1): void
  unfocus(): void
  setLinking(linking: Linking | null): void
  setGesture(gesture: Gesture | null): void
  /** Opens one thing; null closes it and gives the focus back to the place in the text. */
  open(what: Opened): void
  /** A click in the text, after the caret has come there. `times`: 2 for a double one. */
  clicked(times?: number): void
  /** Answers at once to a selection that the page has already: a key may come in the same instant. */
  hear(): void
  /** says it to screen readers only: whoever sees the page sees it there */
  tell(message: string): void
  /** Says it in the corner and to screen readers. `undo`: what takes it back, which is offered there. */
  say(message: string, undo?: () => void): void
  /** Does all of the changes as one step of undo, or none and says why. `loud`: said in the corner, with undo. */
  act(label: string, changes: readonly Change[], loud?: boolean): boolean
  /** Changes the focused annotation. `upon`: what it was written over, where that may have been seen a while ago. */
  update(label: string, patch: AnnotationFields, upon?: AnnotationFields): boolean
  updateOf(id: string, label: string, patch: AnnotationFields, upon?: AnnotationFields): boolean
  /** Sets one attribute of the focused annotation; null unsets it. `upon`: the value that it was written over, as it was seen. */
  setValue(attribute: Attribute, value: AttributeValue | null, upon?: AttributeValue): boolean
  /** Tags the selection, or retags the focused annotation when nothing is selected. `exact`: not grown to whole words. */
  tagWith(tag: Tag, exact?: boolean): void
}
