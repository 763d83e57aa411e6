'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '@/components/api-client'
import { ArticleView } from '@/components/article/ArticleView'
import { Rail } from '@/components/article/Rail'
import { namesPointed, useHover } from '@/components/article/use-hover'
import { asksForAnswer, useAnswers } from '@/components/review/use-answers'
import { DraftOwner } from '@/components/review/use-draft'
import { VerdictList } from '@/components/review/VerdictList'
import { ArticleFrame } from '@/components/shell/ArticleFrame'
import type { ShellUser } from '@/components/shell/UserMenu'
import { UnsentOfDocument } from '@/components/unsent/UnsentOfDocument'
import type { ArticleContext, FrozenDocument, OtherReading, Reading } from '@/lib/contracts/annotate-page'
import type { DecisionView } from '@/lib/contracts/reviews'
import type { KeptKeys } from '@/lib/domain/keys/own-keys'
import { findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import { directionOf } from '@/lib/domain/text/direction'
import type { Span } from '@/lib/domain/text/text'
import { AnnotateKeys } from './AnnotateKeys'
import { AnnotateSide } from './AnnotateSide'
import { CommandDialogs } from './CommandDialogs'
import { commandsOf } from './commands'
import { linksOf, resizingOf } from './drawn'
import { EditorTools } from './EditorTools'
import { EditorTop } from './EditorTop'
import { GuidelinesPanel } from './GuidelinesPanel'
import { frameOfMeant, frameOfRemoved, framesOf } from './gesture'
import { printedOf } from './keymap'
import { KeysOf } from './keys/keys-now'
import { useOwnKeys } from './keys/use-own-keys'
import { useLater } from './later'
import { useLeaving } from './leaving'
import { Provenance } from './Provenance'
import { QueuePanel } from './QueuePanel'
import { keepReadingSettings, type ReadingSettings, readingStyle } from './reading-settings'
import { words } from './strings'
import { meantSpan } from './tagging'
import { frame } from './top-strings'
import { unsavedWords } from './unsaved-strings'
import { useActiveTime } from './use-active-time'
import { useDesk } from './use-desk'
import { useFirstFocus } from './use-first-focus'
import { useKeptInView } from './use-kept-in-view'
import { useKeys } from './use-keys'
import { usePlace } from './use-place'
import { useReading, useUnsavedIds } from './use-reading'
import { useVoice } from './use-voice'

type Props = {
  readonly user: ShellUser
  readonly userId: string
  readonly document: FrozenDocument
  readonly context: ArticleContext
  /** the guidelines as they are set, or null where there are none */
  readonly guidelines: ReactNode
  readonly readingSettings: ReadingSettings
  /** the keys that the reader changed, as they are kept */
  readonly keys?: KeptKeys
  readonly tagset: Tagset
  readonly set: Reading | null
  /** what reviewers said of this reading */
  readonly decisions?: readonly DecisionView[]
  /** the readings by others that may be seen */
  readonly others?: readonly OtherReading[]
  /** the annotation that is focused at first */
  readonly spanId?: string | null
}
const NO_DECISIONS: readonly DecisionView[] = []
const NO_KEYS: KeptKeys = {}
const NOTHING: Span = { start: 0, end: 0 }
const NO_READINGS: readonly OtherReading[] = []

/** Where a reader marks up an article: the text, the inspector, and the keys. */
export function AnnotateScreen(props: Props) {
  const {
    user,
    userId,
    document: shown,
    context,
    guidelines,
    tagset,
    set,
    decisions = NO_DECISIONS,
    others = NO_READINGS,
    spanId = null,
    keys = NO_KEYS,
  } = props
  const { text } = shown
  const language = shown.provenance.language
  const dir = directionOf(language, text.characters)
  const later = useLater()
  const router = useRouter()
  const [state, setState] = useState(set?.state ?? 'submitted')
  const submittedAt = useRef(0)
  const hearState = (told: typeof state, asked: number) => {
    if (told === state || asked < submittedAt.current) return
    setState(told)
    const { unsentCount } = reading.save
    const reopened = unsentCount > 0 ? unsavedWords.reopenedSending(unsentCount) : unsavedWords.reopened
    desk.say(told === 'submitted' ? unsavedWords.submittedElsewhere : reopened)
    router.refresh() // the readings of others may be seen now, and what reviewers said
  }
  const reading = useReading({ userId, set, title: shown.title, characters: text.characters, tagset, later, onState: hearState })
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  // the text is painted before anything is drawn again on its account
  const scrollRef = useCallback((element: HTMLElement | null) => later.do(() => setScroller(element)), [later])
  const [settings, setSettings] = useState(props.readingSettings)
  const [side, setSide] = useState<'queue' | 'guidelines' | null>(null)
  const locked = state === 'submitted'
  const unsavedIds = useUnsavedIds(reading)
  const voice = useVoice(later)
  const setReading = (chosen: ReadingSettings) => {
    setSettings(chosen)
    keepReadingSettings(chosen)
  }
  const own = useOwnKeys(keys, userId)
  const desk = useDesk({
    ownKeys: own.keys,
    text,
    tagset,
    language,
    dir,
    content: reading.content,
    store: reading.store,
    later,
    locked,
    voice,
    unsavedIds,
    reading: settings,
    setReading,
  })
  const onLeave = useLeaving(desk.say)
  const { store } = reading
  const commands = commandsOf(desk)
  useEffect(() => store.subscribe(() => desk.article.current?.paint(store.current().annotations)), [store, desk.article])
  useKeys(desk)
  useHover(tagset, desk.content.annotations)
  usePlace({ userId, documentId: shown.id, scroller, focusedId: desk.focused?.id ?? null })
  useFirstFocus(desk, spanId, scroller)
  useKeptInView(desk, scroller)
  const activeSeconds = useActiveTime(shown.id, locked ? null : context.activeSeconds)
  const answers = useAnswers(decisions)
  const flagged = useMemo(
    () => new Set([...decisions.filter(asksForAnswer).map(({ annotationId }) => annotationId), ...unsavedIds]),
    [decisions, unsavedIds],
  )
  const toggle = (one: 'queue' | 'guidelines') => setSide((now) => (now === one ? null : one))
  const { focused, layers, looks, relations } = desk
  const tagInHand = findTag(tagset, desk.gesture?.kind === 'paint' ? desk.gesture.tag : (focused?.tag ?? ''))
  const lit = useMemo(() => new Set(relations.map((one) => (one.from === focused?.id ? one.to : one.from))), [relations, focused?.id])
  const links = useMemo(() => linksOf(relations, desk.content.annotations), [relations, desk.content.annotations])
  const { start, end } = (desk.opened === 'tags' && meantSpan(desk, false)) || NOTHING
  const removed = reading.save.halted === null ? [] : store.goingAway()
  const removedIds = removed.map(({ id }) => id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: new ones only where others were removed
  const frames = useMemo(
    () => [...framesOf(desk.gesture), ...frameOfMeant({ start, end }), ...removed.map(frameOfRemoved)],
    [desk.gesture, start, end, removedIds],
  )
  const submit = async () => {
    if (!set) return
    const answer = await api('POST', `/annotation-sets/${set.id}/submit`)
    if (answer.ok) {
      submittedAt.current = performance.now()
      setState('submitted')
      router.refresh() // now the readings of others may be seen
    }
    desk.say(answer.ok ? words.submitted : answer.detail)
  }

  return (
    <KeysOf commands={commands}>
      <ArticleFrame
        title={shown.title}
        dir={dir}
        scrollRef={scrollRef}
        top={
          <EditorTop
            user={user}
            project={context.project}
            title={shown.title}
            save={set ? reading.save : null}
            onRetry={reading.retry}
            locked={locked}
            tagset={tagset}
            content={desk.content}
            looks={looks}
            unsavedCount={reading.unsaved.length}
            guidelinesOpen={side === 'guidelines'}
            guidelinesAt={tagInHand?.key ?? null}
            onGuidelines={() => toggle('guidelines')}
            onFocus={desk.focus}
            onSubmit={submit}
          />
        }
        bar={
          <EditorTools
            queue={context.queue}
            queueOpen={side === 'queue'}
            onQueue={() => toggle('queue')}
            onLeave={onLeave}
            reading={settings}
            onReading={setReading}
          />
        }
        sideLabel={side === 'guidelines' ? frame.guidelines : frame.queue}
        sideWide={side === 'guidelines'}
        side={
          side === 'queue' ? (
            <QueuePanel
              queue={context.queue}
              documentId={shown.id}
              activeSeconds={activeSeconds() ?? context.activeSeconds}
              onClose={() => setSide(null)}
              onLeave={onLeave}
            />
          ) : (
            side === 'guidelines' && (
              <GuidelinesPanel tag={tagInHand} onClose={() => setSide(null)}>
                {guidelines}
              </GuidelinesPanel>
            )
          )
        }
        rail={
          <div className="h-full py-4 pe-2">
            <Rail
              tagset={tagset}
              looks={looks}
              layers={layers}
              annotations={desk.content.annotations}
              flaggedIds={flagged}
              length={text.characters.length}
              scroller={scroller}
            />
          </div>
        }
        inspector={
          <DraftOwner value={userId}>
            <UnsentOfDocument userId={userId} documentId={shown.id} setId={set?.id} className="rounded-none border-rule border-b text-13" />
            <AnnotateSide desk={desk} reading={reading} setId={set?.id ?? null} userId={userId} answers={answers} others={others} />
            <VerdictList
              tagset={tagset}
              annotations={desk.content.annotations}
              answers={answers}
              focusedId={focused?.id ?? null}
              onPick={desk.focus}
            />
            <p {...namesPointed} className="sticky bottom-0 truncate bg-paper px-4 py-2 text-13 text-ink-3 empty:hidden" />
          </DraftOwner>
        }
        inspectorAbout={focused?.id ?? null}
        sheetOpen={focused !== null || desk.opened === 'tags' || desk.gesture !== null}
        onSheetOpenChange={(open) => !open && desk.unfocus()}
        keys={<AnnotateKeys desk={desk} />}
      >
        <div className="g-page" style={readingStyle(settings)}>
          <div className="g-column">
            <Provenance document={shown} original={context.original} dir={dir} />
            <ArticleView
              ref={desk.article}
              text={text}
              tagset={tagset}
              annotations={desk.content.annotations}
              label={words.article}
              describedBy="article-keys"
              dir={dir}
              language={language}
              layers={layers}
              focusedId={desk.gesture && desk.gesture.kind !== 'paint' ? null : (focused?.id ?? null)}
              frames={frames}
              links={links}
              resizing={locked || desk.gesture ? null : resizingOf(desk)}
              litIds={lit}
              unsavedIds={unsavedIds}
              scroller={scroller}
              onSelection={desk.onSelection}
            />
          </div>
        </div>
        <p id="article-keys" className="sr-only">
          {words.articleKeys(printedOf(commands, 'next'), printedOf(commands, 'leave text'), printedOf(commands, 'keys'))}
        </p>
        <CommandDialogs desk={desk} own={own} />
        <p className="sr-only" aria-live="polite">
          {desk.said}
        </p>
      </ArticleFrame>
    </KeysOf>
  )
}
