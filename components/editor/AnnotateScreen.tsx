'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { api } from '@/components/api-client'
import { type ArticleHandle, ArticleView } from '@/components/article/ArticleView'
import { ChannelSample } from '@/components/article/ChannelSample'
import { channelOf, looksOf, tagName } from '@/components/article/channels'
import type { ArticleSelection } from '@/components/article/locked-editor'
import { Rail } from '@/components/article/Rail'
import type { LayerView } from '@/components/article/segments'
import { VerdictList } from '@/components/review/VerdictList'
import { ArticleFrame } from '@/components/shell/ArticleFrame'
import { KeyBar, KeyBarRule, KeyButton } from '@/components/shell/KeyBar'
import { TopBar } from '@/components/shell/TopBar'
import type { ShellUser } from '@/components/shell/UserMenu'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import type { SetView } from '@/lib/contracts/annotation-sets'
import type { DocumentView } from '@/lib/contracts/documents'
import type { DecisionView } from '@/lib/contracts/reviews'
import { hull } from '@/lib/domain/annotation/annotation'
import type { AnnotationPatch, Change } from '@/lib/domain/annotation/change'
import { IntervalIndex } from '@/lib/domain/annotation/interval-index'
import { paragraphAt, sentenceAt, snapToWords } from '@/lib/domain/annotation/selecting'
import { type Tag, type Tagset, tagsOfLayer } from '@/lib/domain/tagset/tagset'
import { Inspector, letteredValues } from './Inspector'
import { commandOf, type KeyCommand } from './keymap'
import { words } from './strings'
import { useReading } from './use-reading'

type Props = {
  readonly user: ShellUser
  readonly userId: string
  readonly document: DocumentView & { text: NonNullable<DocumentView['text']> }
  readonly tagset: Tagset
  readonly set: SetView | null
  /** what reviewers said of this reading */
  readonly decisions?: readonly DecisionView[]
}
const NO_DECISIONS: readonly DecisionView[] = []
const RTL = /^(ar|he|fa|ur|yi|ps|dv)\b/
const NEXT_VIEW = { full: 'soft', soft: 'hidden', hidden: 'full' } as const

/** Where a reader marks up an article: the text, the inspector, and the keys. */
export function AnnotateScreen({ user, userId, document: shown, tagset, set, decisions = NO_DECISIONS }: Props) {
  const { text } = shown
  const language = shown.provenance.language
  const dir = language && RTL.test(language) ? 'rtl' : 'ltr'
  const { store, content, save, kept, putAside } = useReading(userId, set, text.characters, tagset)
  const [state, setState] = useState(set?.state ?? 'submitted')
  const [layer, setLayer] = useState(tagset.layers[0]?.key ?? '')
  const [layers, setLayers] = useState<ReadonlyMap<string, LayerView>>(new Map())
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const [here, setHere] = useState<readonly string[]>([])
  const [said, setSaid] = useState('')
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const selection = useRef<ArticleSelection>({ start: 0, end: 0, anchor: 0, head: 0 })
  const article = useRef<ArticleHandle>(null)
  const toast = useToast()
  const locked = state === 'submitted'
  const looks = useMemo(() => looksOf(tagset), [tagset])
  const index = useMemo(
    () => IntervalIndex.of([...content.annotations.values()].map((one) => ({ id: one.id, ...hull(one.parts) }))),
    [content.annotations],
  )
  const focused = (focusedId && content.annotations.get(focusedId)) || null
  const relations = focused ? [...content.relations.values()].filter((one) => one.from === focused.id || one.to === focused.id) : []
  const lit = new Set(relations.map((one) => (one.from === focused?.id ? one.to : one.from)))
  const { core } = tagsOfLayer(tagset, layer)

  const say = (message: string, undo = false) => {
    setSaid(message)
    toast.say(message, undo ? { undo: () => store.undo() } : undefined)
  }
  const act = (label: string, changes: Change[], loud = false): boolean => {
    if (locked) say(words.readOnlySaid)
    else {
      const done = store.do(label, changes)
      if (!done.ok) say(done.detail)
      else if (loud) say(label, true)
      else setSaid(label)
      return done.ok
    }
    return false
  }
  const update = (label: string, patch: Omit<AnnotationPatch, 'id'>) =>
    focused && act(label, [{ id: v7(), kind: 'update', annotation: { id: focused.id, ...patch } }])
  const focus = (id: string | null, announce = true) => {
    setFocusedId(id)
    const one = id ? content.annotations.get(id) : undefined
    if (!one) return
    article.current?.scrollTo(hull(one.parts).start)
    const where = tagset.layers.find((known) => known.key === looks.get(one.tag)?.layer)?.name ?? ''
    if (announce) setSaid(`${tagName(tagset, one.tag)}, ${where}: ${one.parts.map((part) => part.quote).join(' … ')}`)
  }

  const pick = (next: ArticleSelection) => {
    selection.current = next
    if (next.start !== next.end) return
    const ids = index.at(next.start).map((entry) => entry.id)
    setHere(ids)
    focus(ids[0] ?? null)
  }
  const tagWith = (tag: Tag | undefined) => {
    if (!tag) return
    const { start, end } = selection.current
    if (start === end) return focused ? update(words.tagged(tag.name), { tag: tag.key, attributes: {} }) : say(words.nothingSelected)
    const span = snapToWords(text, { start, end }, language)
    if (!span) return say(words.nothingSelected)
    const id = v7()
    const part = { ...span, quote: text.characters.slice(span.start, span.end) }
    if (!act(words.tagged(tag.name), [{ id: v7(), kind: 'create', annotation: { id, tag: tag.key, parts: [part] } }])) return
    article.current?.select({ start: span.start, end: span.start })
    setHere([id])
    setFocusedId(id)
  }
  const step = (by: 1 | -1) => {
    const place = here.indexOf(focusedId ?? '')
    if (by === 1 && here.length > 1 && place >= 0 && place < here.length - 1) return focus(here[place + 1] ?? null)
    const order = index.entries.map((entry) => entry.id)
    const at = order.indexOf((here.length > 1 ? here[0] : focusedId) ?? '')
    const next = order[at < 0 ? (by === 1 ? 0 : order.length - 1) : (at + by + order.length) % order.length]
    if (!next) return
    setHere([next])
    focus(next)
  }
  const run = (command: KeyCommand) => {
    const layerAt = 'place' in command ? tagset.layers[command.place] : undefined
    switch (command.name) {
      case 'tag':
        return tagWith(core[command.place])
      case 'layer':
        return layerAt && setLayer(layerAt.key)
      case 'soften':
        return layerAt && setLayers((old) => new Map(old).set(layerAt.key, NEXT_VIEW[old.get(layerAt.key) ?? 'full']))
      case 'next':
        return step(1)
      case 'previous':
        return step(-1)
      case 'unfocus':
        setHere([])
        return setFocusedId(null)
      case 'remove':
        return (
          focused && act(words.removed(tagName(tagset, focused.tag)), [{ id: v7(), kind: 'delete', annotation: { id: focused.id } }], true)
        )
      case 'undo':
      case 'redo': {
        const done = command.name === 'undo' ? store.undo() : store.redo()
        return done && say(done.ok ? (command.name === 'undo' ? words.undone : words.redone)(done.step.label) : done.detail)
      }
      case 'sentence':
      case 'paragraph': {
        const at = selection.current.head
        const span = command.name === 'sentence' ? sentenceAt(text, at, language) : paragraphAt(text, at)
        return span && article.current?.select(span)
      }
      case 'note':
        return document.getElementById('annotation-note')?.focus()
      case 'value': {
        if (!focused) return
        for (const { attribute, values } of letteredValues(tagset, focused.tag)) {
          const value = values.find((one) => one.letter === command.letter)?.value
          if (value) update(words.set(attribute.name, value), { attributes: { ...focused.attributes, [attribute.key]: value } })
        }
      }
    }
  }
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.target as Element).closest('.g-text')) return
      const command = commandOf(event)
      if (!command) return
      event.preventDefault()
      event.stopPropagation()
      selection.current = article.current?.selection() ?? selection.current
      latest.current(command)
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
  const submit = async () => {
    if (!set) return
    const answer = await api('POST', `/annotation-sets/${set.id}/submit`)
    if (answer.ok) setState('submitted')
    say(answer.ok ? words.submitted : answer.detail)
  }

  return (
    <ArticleFrame
      scrollRef={setScroller}
      top={
        <TopBar crumbs={[{ label: words.documents, href: `/projects/${shown.projectId}` }, { label: shown.title }]} user={user}>
          <span role="status" className="text-13 text-ink-2">
            {set ? words.save(save) : words.readOnly}
          </span>
          {set && (
            <Button disabled={locked || save.unsentCount > 0} onClick={submit}>
              {locked ? words.submitted : words.submit}
            </Button>
          )}
        </TopBar>
      }
      rail={
        <div className="h-full py-4 pe-2">
          <Rail
            tagset={tagset}
            looks={looks}
            layers={layers}
            annotations={content.annotations}
            length={text.characters.length}
            scroller={scroller}
          />
        </div>
      }
      inspector={
        <>
          {!kept && <p className="border-rule border-b p-4 text-13 text-warn">{words.notKept}</p>}
          {save.refused.map(({ change, detail }) => (
            <p key={change.id} className="border-rule border-b p-4 text-13 text-proof">
              {detail}{' '}
              <button type="button" className="underline" onClick={() => putAside(change.id)}>
                {words.putAside}
              </button>
            </p>
          ))}
          <Inspector
            tagset={tagset}
            looks={looks}
            annotation={focused}
            annotations={content.annotations}
            relations={relations}
            place={here.length > 1 && focusedId ? words.here(here.indexOf(focusedId) + 1, here.length) : null}
            locked={locked}
            onFocus={focus}
            onNote={(note) => update(words.note, { note })}
            onConfidence={(confidence) => update(confidence, { confidence })}
            onAttribute={(attribute, value) =>
              focused &&
              update(words.set(attribute.name, String(value ?? '–')), { attributes: withValue(focused.attributes, attribute.key, value) })
            }
          />
          <VerdictList
            tagset={tagset}
            annotations={[...content.annotations.values()]}
            decisions={decisions}
            focusedId={focusedId}
            onPick={focus}
          />
        </>
      }
      sheetOpen={focused !== null}
      onSheetOpenChange={(open) => !open && setFocusedId(null)}
      keys={
        <KeyBar>
          {tagset.layers.map((one) => (
            <KeyButton
              key={one.key}
              mark={<ChannelSample look={{ channel: channelOf(tagset, one.key), line: 'solid' }} />}
              aria-pressed={layer === one.key}
              onClick={() => setLayer(one.key)}
            >
              {one.name.replace(/^Republication b/, 'B')}
            </KeyButton>
          ))}
          <KeyBarRule />
          {core.slice(0, 10).map((tag, place) => (
            <KeyButton
              key={tag.key}
              keys={String((place + 1) % 10)}
              raised={focused?.tag === tag.key}
              disabled={locked}
              onClick={() => tagWith(tag)}
            >
              {tag.name}
            </KeyButton>
          ))}
        </KeyBar>
      }
    >
      <div className="@container min-h-full py-6 ps-52 pe-16 max-lg:ps-8 max-md:px-4">
        <ArticleView
          ref={article}
          text={text}
          tagset={tagset}
          annotations={content.annotations}
          label={words.article}
          dir={dir}
          language={language}
          layers={layers}
          focusedId={focusedId}
          litIds={lit}
          scroller={scroller}
          onSelection={pick}
        />
      </div>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
    </ArticleFrame>
  )
}

function withValue<T>(attributes: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> {
  const { [key]: _old, ...others } = attributes
  return value === null ? others : { ...others, [key]: value }
}
