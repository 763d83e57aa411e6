'use client'
import { useMemo, useRef, useState } from 'react'
import { v7 } from 'uuid'
import type { ArticleHandle } from '@/components/article/ArticleView'
import { looksOf, tagName } from '@/components/article/channels'
import type { ArticleSelection } from '@/components/article/locked-editor'
import type { LayerView } from '@/components/article/segments'
import { useToast } from '@/components/ui/Toast'
import { hull, quoteOf } from '@/lib/domain/annotation/annotation'
import { indexOf } from '@/lib/domain/annotation/annotation-index'
import type { Change } from '@/lib/domain/annotation/change'
import { Walk } from '@/lib/domain/annotation/walk'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'
import { directionAt } from '@/lib/domain/text/direction'
import type { Span } from '@/lib/domain/text/text'
import { pointAt, pointAtSpan } from './attributing'
import type { Desk, Linking, Opened } from './desk'
import type { Gesture } from './gesture'
import { Hand } from './hand'
import { paintSelection } from './keep-tagging'
import type { Later } from './later'
import { isLikelyEnd, linkTo } from './linking'
import type { SetStore } from './set-store'
import { words } from './strings'
import { tagSpan } from './tagging'
import { back } from './taking-back'
import { unsavedWords } from './unsaved-strings'
import type { useVoice } from './use-voice'

const NEXT_VIEW = { full: 'soft', soft: 'hidden', hidden: 'full' } as const
const NOWHERE: ArticleSelection = { start: 0, end: 0, anchor: 0, head: 0 }

/** The focused annotation, and all at the caret. */
type Picked = { readonly focusedId: string | null; readonly here: readonly string[] }
type Options = Pick<Desk, 'text' | 'tagset' | 'language' | 'dir' | 'content' | 'locked' | 'ownKeys' | 'reading' | 'setReading'> & {
  readonly store: SetStore
  readonly later: Later
  readonly voice: ReturnType<typeof useVoice>
  readonly unsavedIds: ReadonlySet<string>
}

/** The state of the annotate screen (what is focused, which layer is in hand) and the acts that commands are made of. */
export function useDesk({
  text,
  tagset,
  language,
  dir: documents,
  content,
  locked,
  store,
  later,
  voice,
  unsavedIds,
  ...settings
}: Options): Desk {
  const [layer, setLayer] = useState(tagset.layers[0]?.key ?? '')
  const [layers, setLayers] = useState<ReadonlyMap<string, LayerView>>(new Map())
  const [{ focusedId, here }, setPicked] = useState<Picked>({ focusedId: null, here: [] })
  const [linking, setLinking] = useState<Linking | null>(null)
  const [gesture, setGesture] = useState<Gesture | null>(null)
  const [opened, setOpened] = useState<Opened>(null)
  const hand = useRef(new Hand()).current
  const walk = useRef(new Walk()).current
  const placing = useRef(false)
  const clickedAt = useRef<number | null>(null)
  const seen = useRef(NOWHERE)
  const article = useRef<ArticleHandle>(null)
  const lastTag = useRef<string | null>(null)
  const toast = useToast()
  const looks = useMemo(() => looksOf(tagset), [tagset])
  const index = indexOf(content.annotations)
  const focused = (focusedId && content.annotations.get(focusedId)) || null
  const dir = focused ? directionAt(text, hull(focused.parts).end, documents) : documents
  const relations = useMemo(
    () => (focused ? [...content.relations.values()].filter((one) => one.from === focused.id || one.to === focused.id) : []),
    [content.relations, focused],
  )

  const pick = (id: string | null, ids: readonly string[]) => later.do(() => setPicked({ focusedId: id, here: ids }))
  const { said, tell } = voice
  const focusAmong = (id: string | null, ids: readonly string[], scroll = true) => {
    pick(id, ids)
    if (opened === 'relations' && id !== focusedId) later.do(() => setOpened(null)) // they were those of another
    const one = id ? content.annotations.get(id) : undefined
    if (!one) return
    if (scroll) article.current?.scrollTo(hull(one.parts).start)
    const unsaved = unsavedIds.has(one.id) ? `, ${unsavedWords.saidNotSaved}` : ''
    tell(`${tagName(tagset, one.tag)}, ${layerName(tagset, looks.get(one.tag)?.layer)}: ${quoteOf(one)}${unsaved}`)
  }
  const choose = (id: string | null, ids: readonly string[], scroll = true) => {
    if (id) hand.choose(id)
    focusAmong(id, ids, scroll)
  }
  /** The caret is put somewhere: that is no way to a span. */
  const place = (span: Span, head?: 'start' | 'end') => {
    placing.current = true
    article.current?.select(span, head)
    placing.current = false
  }
  const desk: Desk = {
    ...settings,
    ...{ text, tagset, language, dir, content, locked, store, looks, index, article },
    ...{ layer, layers, focused, relations, here, said, linking, gesture, opened },
    setLayer: (key) => {
      setLayer(key)
      tell(words.layerInHand(layerName(tagset, key)))
    },
    inHand: focused ?? hand.last(content.annotations),
    lastTag: lastTag.current,
    takesPart: (span) => hand.forPart(content.annotations, span),
    setLinking: (made) => {
      if (!made) toast.putAway() // what it asked for is answered
      setLinking(made)
      setGesture(null)
    },
    setGesture: (made) => {
      setGesture(made)
      setLinking(null)
    },
    softenLayer: (key) => {
      const view = NEXT_VIEW[layers.get(key) ?? 'full']
      setLayers(new Map(layers).set(key, view))
      tell(words.layerViews[view](layerName(tagset, key)))
    },
    selection: () => article.current?.selection() ?? seen.current,
    select: (span) => place(span),
    onSelection: (selection) => {
      seen.current = selection
      if (placing.current && selection.start === selection.end) return
      if (gesture?.kind === 'attribute') {
        pointAt(desk, gesture, selection)
        return
      }
      if (selection.start !== selection.end || gesture?.kind === 'again') return
      const ids = index.at(selection.start).map((entry) => entry.id)
      if (ids[0]) hand.pass(ids[0])
      focusAmong(ids[0] ?? null, ids)
    },
    focus: (id, scroll) => choose(id, id && here.includes(id) ? here : id ? [id] : [], scroll),
    step: (by) => {
      const { start, end } = desk.selection()
      const seen = linking ? null : (article.current?.whereSeen(start) ?? null) // who scrolled on goes on from there
      const now = seen === null ? { focusedId, here: linking ? [] : here, caret: start } : { focusedId: null, here: [], caret: seen }
      const stop = walk.step(index, now, by, linking ? (id) => isLikelyEnd(desk, id) : undefined)
      if (!stop) return
      if (!linking && (start !== end || start !== stop.caret)) place({ start: stop.caret, end: stop.caret }) // what was selected is no longer meant
      choose(stop.focusedId, stop.here)
    },
    unfocus: () => {
      hand.letGo()
      pick(null, [])
    },
    open: (what) => {
      const now = desk.selection() // the page may lose it with the focus before the editor has heard of it
      place(now, now.head < now.anchor ? 'start' : 'end')
      setOpened(what)
      if (!what) article.current?.focus()
    },
    clicked: (times = 1) => {
      if (gesture?.kind === 'paint') paintSelection(desk, gesture)
      const { start, end } = desk.selection()
      if (times === 2 && start !== end) hand.unchoose()
      if (times > 1) return
      const again = clickedAt.current === start
      clickedAt.current = start
      hand.click(null)
      if (start !== end) return
      const ids = index.at(start).map((entry) => entry.id)
      if (gesture?.kind === 'attribute') pointAtSpan(desk, gesture, ids)
      else if (linking) {
        const ends = ids.filter((id) => isLikelyEnd(desk, id))
        if (ends.length === 1 && ends[0]) linkTo(desk, ends[0])
      } else if (again && ids.length > 1) choose(ids[(ids.indexOf(focusedId ?? '') + 1) % ids.length] ?? null, ids)
      else hand.click(ids[0] ?? null)
    },
    hear: () => {
      article.current?.hear()
      later.flush()
    },
    tell,
    say: (message, undo) => {
      tell(message)
      later.do(() => toast.say(message, { told: true, undo }))
    },
    act: (label, changes, loud = false) => {
      if (locked) desk.say(words.readOnlySaid)
      else {
        toast.putAway() // its undo would take back this step, not the one it names
        return did(desk, label, store.do(label, changes), loud)
      }
      return false
    },
    update: (label, patch, upon) => focused !== null && desk.updateOf(focused.id, label, patch, upon),
    updateOf: (id, label, patch, upon) => {
      hand.choose(id)
      const changes: Change[] = [{ id: v7(), kind: 'update', annotation: { id, ...patch }, ...(upon && { was: upon }) }]
      if (locked && upon) return did(desk, label, store.do(label, changes), false) // typed before it was submitted: it waits
      return desk.act(label, changes)
    },
    setValue: (attribute, value, upon) => {
      const { key, name } = attribute
      const now = (focused && store.current().annotations.get(focused.id)) ?? focused // what is drawn may be a step behind
      const { [key]: _given, ...others } = now?.attributes ?? {}
      const attributes = value === null ? others : { ...others, [key]: value }
      const said = words.set(name, value === null ? '–' : valueName(value, attribute))
      return desk.update(said, { attributes }, upon === undefined ? undefined : { attributes: { ...others, [key]: upon } })
    },
    tagWith: (tag, exact = false) => {
      const made = tagSpan(desk, tag, exact)
      if (!made) return
      lastTag.current = tag.key
      if (layers.get(tag.layer) === 'hidden') setLayers(new Map(layers).set(tag.layer, 'full')) // what is made is seen
      pick(made.id, [made.id])
      hand.choose(made.id)
      tell(words.taggedWords(tag.name, made.quote))
    },
  }
  return desk
}

function did(desk: Desk, label: string, done: ReturnType<SetStore['do']>, loud: boolean): boolean {
  if (!done.ok) desk.say(done.detail)
  else if (loud) desk.say(label, () => back(desk, 'undo'))
  else desk.tell(label)
  return done.ok
}

const layerName = (tagset: Tagset, key: string | undefined) => tagset.layers.find((layer) => layer.key === key)?.name ?? ''
/** The layer's name as short as the bar needs it. */
export const shortLayerName = (name: string): string => name.replace(/^Republication b/, 'B')
