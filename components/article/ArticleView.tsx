'use client'
import type { Editor } from '@tiptap/core'
import clsx from 'clsx'
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import type { Direction } from '@/lib/domain/text/direction'
import { positionOf } from '@/lib/domain/text/positions'
import type { Span, Text } from '@/lib/domain/text/text'
import './article.css'
import { hasEndlessWord } from '@/lib/domain/text/endless-word'
import { annotationKey, type Painting, type Window } from './annotation-plugin'
import { Connectors, type Link } from './Connectors'
import { looksOf, tagName } from './channels'
import { EdgeHandles, type Resizing } from './EdgeHandles'
import {
  type ArticleSelection,
  createLockedEditor,
  enterAt,
  firstInView,
  freshSelectionOf,
  hearSelection,
  selectSpan,
} from './locked-editor'
import { turnPage, whereSeen } from './pages'
import { type Frame, SpanFrame } from './SpanFrame'
import { StaticArticle } from './StaticArticle'
import type { LayerView, Painted } from './segments'
import { visibleBlocks } from './visible-blocks'

export type ArticleHandle = {
  /** Selects a span, or sets the caret where it is empty. */
  select(span: Span, head?: 'start' | 'end'): void
  focus(): void
  /** Paints these annotations at once, before the page around the text hears of them. */
  paint(annotations: ReadonlyMap<string, Painted>): void
  /** Puts focus and caret to an offset, or to the first words in view. Nothing scrolls, and `onSelection` is not told. */
  enter(offset?: number): void
  /** The selection as the page has it this moment; null before the editor stands. */
  selection(): ArticleSelection | null
  /** `onSelection` is told at once of what the page has selected and the editor has not heard of. */
  hear(): void
  /** Brings an offset into view, only as far as is needed; `middle` puts it in the middle. */
  scrollTo(offset: number, where?: 'nearest' | 'middle'): void
  /** Scrolls a view down or up, and takes the caret along. */
  page(direction: 1 | -1): void
  /** Where the text in view begins, if an offset is out of view; else null. */
  whereSeen(offset: number): number | null
  /** Extends the selection by the browser's own rules: visual order and lines. */
  modify(by: 'move' | 'extend', direction: 'forward' | 'backward' | 'left' | 'right', unit: 'character' | 'word' | 'line'): void
}

type ArticleViewProps = {
  readonly text: Text
  readonly tagset: Tagset
  readonly annotations: ReadonlyMap<string, Painted>
  readonly label: string
  /** the id of what tells its keys */
  readonly describedBy?: string
  readonly dir: Direction
  readonly language: string | null
  readonly layers?: ReadonlyMap<string, LayerView>
  readonly focusedId?: string | null
  readonly litIds?: ReadonlySet<string>
  /** annotations that the server has not taken: marked as such */
  readonly unsavedIds?: ReadonlySet<string>
  /** outlines besides that of the focused annotation */
  readonly frames?: readonly Frame[]
  /** relations that are drawn */
  readonly links?: readonly Link[]
  /** what dragging the edges of the focused annotation would do; without it they cannot be dragged */
  readonly resizing?: Omit<Resizing, 'show'> | null
  readonly scroller: HTMLElement | null
  readonly onSelection?: (selection: ArticleSelection) => void
  readonly ref?: Ref<ArticleHandle>
}
const ALL_FULL: ReadonlyMap<string, LayerView> = new Map()
const NONE: ReadonlySet<string> = new Set()
const NO_FRAMES: readonly Frame[] = []
const NO_LINKS: readonly Link[] = []

/** An article that is read and marked but never changed. Annotations are painted beside the text, in view only. */
export function ArticleView(props: ArticleViewProps) {
  const text = useSameText(props.text)
  const {
    tagset,
    annotations,
    label,
    describedBy,
    dir,
    language,
    layers = ALL_FULL,
    focusedId = null,
    litIds = NONE,
    unsavedIds = NONE,
    frames = NO_FRAMES,
    links = NO_LINKS,
    resizing = null,
    scroller,
    onSelection,
    ref,
  } = props
  const looks = useMemo(() => looksOf(tagset), [tagset])
  const painting = useMemo<Painting>(
    () => ({ annotations, looks, layers, lit: litIds, unsaved: unsavedIds }),
    [annotations, looks, layers, litIds, unsavedIds],
  )
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef({ painting, onSelection })
  latest.current = { painting, onSelection }
  const [editor, setEditor] = useState<Editor | null>(null)

  useLayoutEffect(() => {
    if (!host.current) return
    const start = performance.now()
    const made = createLockedEditor({
      element: host.current,
      text,
      painting: latest.current.painting,
      label,
      describedBy,
      dir,
      language,
      onSelection: (selection) => latest.current.onSelection?.(selection),
    })
    performance.measure('article', { start }) // for who measures the page, in the browser's tools or by a bench
    setEditor(made)
    return () => {
      setEditor(null)
      made.destroy()
    }
  }, [text, label, describedBy, dir, language])

  useEffect(() => paint(editor, text, painting), [editor, text, painting])
  usePaintedWindow(editor, text, scroller)
  useImperativeHandle(ref, () => handleOf(editor, text, scroller), [editor, text, scroller])

  const focused = focusedId ? annotations.get(focusedId) : undefined

  return (
    <div
      className={clsx('g-article', hasEndlessWord(text.characters) && 'g-endless')}
      dir={dir}
      lang={language ?? undefined}
      translate="no"
    >
      {!editor && <StaticArticle text={text} dir={dir} />}
      <div ref={host} />
      {editor && focused && (
        <FocusedSpan editor={editor} text={text} dir={dir} parts={focused.parts} name={tagName(tagset, focused.tag)} resizing={resizing} />
      )}
      {editor && <Connectors editor={editor} text={text} links={links} />}
      {editor && frames.map((frame) => <SpanFrame key={frame.key} editor={editor} text={text} dir={dir} frame={frame} />)}
    </div>
  )
}

/** The text as it was first given, as long as it says the same: a page that is read again must not build the editor anew. */
function useSameText(given: Text): Text {
  const kept = useRef(given)
  if (kept.current.characters !== given.characters || kept.current.blocks.length !== given.blocks.length) kept.current = given
  return kept.current
}

const alive = (editor: Editor | null): editor is Editor => editor !== null && !editor.isDestroyed

function dispatch(editor: Editor | null, text: Text, meta: { painting?: Painting; window?: Window }) {
  if (!alive(editor)) return
  hearSelection(editor, text) // what is drawn anew gets the selection that the editor knows of: a key may just have moved it
  editor.view.dispatch(editor.state.tr.setMeta(annotationKey, meta))
}

/** Paints anew what is not painted so already. */
function paint(editor: Editor | null, text: Text, wanted: Partial<Painting>) {
  const now = alive(editor) ? annotationKey.getState(editor.state)?.painting : undefined
  const painting = now && { ...now, ...wanted }
  if (now && painting && !looksSame(now, painting)) dispatch(editor, text, { painting })
}

const looksSame = (now: Painting, then: Painting): boolean =>
  now.annotations === then.annotations &&
  now.looks === then.looks &&
  now.layers === then.layers &&
  sameIds(now.lit, then.lit) &&
  sameIds(now.unsaved ?? NONE, then.unsaved ?? NONE)

const sameIds = (now: ReadonlySet<string>, then: ReadonlySet<string>) =>
  now === then || (now.size === then.size && [...now].every((id) => then.has(id)))

/** Keeps the blocks in view and a screen around them painted. */
function usePaintedWindow(editor: Editor | null, text: Text, scroller: HTMLElement | null) {
  useEffect(() => {
    if (!alive(editor) || !scroller) return
    const article = editor.view.dom as HTMLElement
    let from = Number.NaN // where it was scrolled to when a screen above and below was painted
    const repaint = () => {
      if (editor.isDestroyed) return
      const painted = annotationKey.getState(editor.state)?.window
      const [first, last] = visibleBlocks(article, scroller, 100)
      if (painted && painted[0] <= first && painted[1] >= last) return
      from = scroller.scrollTop
      dispatch(editor, text, { window: visibleBlocks(article, scroller, scroller.clientHeight) })
    }
    const onScroll = () => {
      if (!(Math.abs(scroller.scrollTop - from) < scroller.clientHeight - 100)) repaint()
    }
    const onResize = () => {
      from = Number.NaN
      repaint()
    }
    repaint()
    const watch = new ResizeObserver(onResize)
    watch.observe(scroller)
    watch.observe(article)
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      watch.disconnect()
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [editor, text, scroller])
}

function handleOf(editor: Editor | null, text: Text, scroller: HTMLElement | null): ArticleHandle {
  return {
    select: (span, head) => alive(editor) && selectSpan(editor, text, span, head),
    selection: () => (alive(editor) ? freshSelectionOf(editor, text) : null),
    hear: () => alive(editor) && hearSelection(editor, text),
    focus: () => alive(editor) && editor.view.focus(),
    paint: (annotations) => paint(editor, text, { annotations }),
    enter: (offset) => alive(editor) && enterAt(editor, text, offset ?? firstInView(editor, text, scroller)),
    page: (direction) => alive(editor) && scroller && turnPage(editor, text, scroller, direction),
    whereSeen: (offset) => (alive(editor) && scroller ? whereSeen(editor, text, scroller, offset) : null),
    modify: (by, direction, unit) => window.getSelection()?.modify(by, direction, unit),
    scrollTo: (offset, where = 'nearest') => {
      if (!alive(editor) || !scroller) return
      const at = editor.view.coordsAtPos(positionOf(text.blocks, offset))
      const view = scroller.getBoundingClientRect()
      const room = where === 'middle' ? 0 : 48
      if (where === 'nearest' && at.top > view.top + room && at.bottom < view.bottom - room) return
      const target = where === 'middle' ? view.height / 2 : at.top < view.top + room ? view.height * 0.25 : view.height * 0.7
      scroller.scrollTop += at.top - view.top - target
    },
  }
}

type FocusedProps = {
  editor: Editor
  text: Text
  dir: Direction
  parts: readonly Span[]
  name: string
  resizing: Omit<Resizing, 'show'> | null
}

/** The frame of the focused annotation; while an edge is dragged, of what it would be. */
function FocusedSpan({ editor, text, dir, parts, name, resizing }: FocusedProps) {
  const [dragged, setDragged] = useState<readonly Span[] | null>(null)
  const shown = dragged ?? parts
  const frame = useMemo<Frame>(() => ({ key: 'focus', parts: shown, name }), [shown, name])
  return (
    <>
      <SpanFrame editor={editor} text={text} dir={dir} frame={frame} />
      {resizing && <EdgeHandles editor={editor} text={text} dir={dir} parts={shown} resizing={{ ...resizing, show: setDragged }} />}
    </>
  )
}
