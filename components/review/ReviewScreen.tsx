'use client'
import { CheckCheck, List } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { type ArticleHandle, ArticleView } from '@/components/article/ArticleView'
import { looksOf } from '@/components/article/channels'
import { Rail } from '@/components/article/Rail'
import type { LayerView, Painted } from '@/components/article/segments'
import { useHover } from '@/components/article/use-hover'
import { ArticleFrame, InspectorPart } from '@/components/shell/ArticleFrame'
import { IconBar } from '@/components/shell/IconBar'
import { shell } from '@/components/shell/strings'
import { TopBar } from '@/components/shell/TopBar'
import type { ShellUser } from '@/components/shell/UserMenu'
import type { ReviewPage } from '@/lib/contracts/review-screens'
import { quoteOf } from '@/lib/domain/annotation/annotation'
import { directionOf } from '@/lib/domain/text/direction'
import { Discussion } from './Discussion'
import { FixEditor } from './FixEditor'
import { FocusedPart } from './FocusedPart'
import { KeysDialog } from './KeysDialog'
import { Lanes } from './Lanes'
import { ReviewActions } from './ReviewActions'
import { SpanList } from './SpanList'
import { words } from './strings'
import { DraftOwner } from './use-draft'
import { useReview } from './use-review'
import { Unsent, VerdictBar, VerdictButtons } from './VerdictBar'

const ALL_LAYERS: ReadonlyMap<string, LayerView> = new Map()

/** A reading under review: the article as its reader marked it, verdict by verdict. `spanId`: the annotation in hand at first. */
export function ReviewScreen({ page, user, spanId = null }: { page: ReviewPage; user: ShellUser; spanId?: string | null }) {
  const [article, setArticle] = useState<ArticleHandle | null>(null)
  const column = useRef<HTMLDivElement>(null)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [keysOpen, setKeysOpen] = useState(false)
  const [sheetOpen, setSheetOpen] = useState(true)
  const review = useReview(page, article, () => setKeysOpen(true), spanId)
  const { focused, mode, draft, verdicts, actions } = review
  const looks = useMemo(() => looksOf(page.tagset), [page.tagset])
  const painted = usePainted(page, review.focusedId, draft)
  useHover(page.tagset, painted)
  const lit = useMemo(() => relatedTo(page, review.focusedId), [page, review.focusedId])
  const { title, language } = page.document
  const dir = directionOf(language, page.text.characters)
  const decisions = focused ? (verdicts.standing.get(focused.id) ?? []) : []
  const { decided, total } = verdicts.progress
  return (
    <ArticleFrame
      dir={dir}
      top={
        <TopBar
          crumbs={[{ label: page.project.name, href: `/projects/${page.project.id}` }, { label: shortened(title) }]}
          aside={`· ${words.readingBy(page.set.owner?.name ?? '', page.set.submittedAt)}`}
          user={user}
        >
          <Progress decided={decided} total={total} />
          <span className="md:hidden">
            <Unsent unsent={verdicts.unsent} held={verdicts.held} />
          </span>
          <ReviewActions page={page} verdicts={verdicts} className="flex gap-3 max-md:hidden" />
        </TopBar>
      }
      bar={<Tools page={page} />}
      rail={
        <Rail
          tagset={page.tagset}
          looks={looks}
          layers={ALL_LAYERS}
          annotations={painted}
          length={page.text.characters.length}
          scroller={scroller}
        />
      }
      inspectorLabel={shell.inspector}
      sheetOpen={sheetOpen}
      onSheetOpenChange={setSheetOpen}
      inspector={
        <div className="flex flex-col md:h-full">
          <div className="shrink-0 md:max-h-[62%] md:overflow-y-auto md:overscroll-contain">
            <p aria-live="polite" className="sr-only">
              {focused && `${review.position}: ${review.focusedName}, ${quoteOf(focused)}, ${words.states[verdicts.stateOf(focused.id)]}`}
            </p>
            {!page.mayDecide && <Aside text={words.notWithYou} />}
            {page.mayDecide && total > 0 && decided === total && <Aside text={words.allDecided} />}
            {focused ? (
              <>
                <FocusedPart page={page} looks={looks} annotation={focused} decisions={decisions} />
                {draft && (
                  <FixEditor
                    tagset={page.tagset}
                    draft={draft}
                    changed={review.draftChanged}
                    onChange={review.setDraft}
                    onEdge={review.moveEdge}
                    onSave={review.saveFix}
                    onCancel={actions.onLeave}
                  />
                )}
                {page.mayDecide && !draft && (
                  <div className="pt-3 md:hidden">
                    <VerdictButtons mode={mode} {...actions} />
                  </div>
                )}
                <DraftOwner value={page.me.id}>
                  <Discussion
                    key={`${focused.id} ${mode}`}
                    annotation={focused}
                    reader={page.set.owner?.name ?? ''}
                    decisions={decisions}
                    comments={review.comments.filter((comment) => comment.annotationId === focused.id)}
                    meId={page.me.id}
                    maySpeak={page.mayDiscuss}
                    mayRemove={page.mayRemoveWords}
                    writing={mode === 'discuss' || mode === 'comment' ? mode : null}
                    onSend={review.send}
                    onWrite={review.write}
                    onCancel={actions.onLeave}
                    onDelete={review.deleteComment}
                  />
                </DraftOwner>
              </>
            ) : (
              <Aside text={words.nothingToReview} />
            )}
          </div>
          <SpanList
            tagset={page.tagset}
            looks={looks}
            annotations={page.set.annotations}
            standing={verdicts.standing}
            focusedId={review.focusedId}
            onPick={review.focus}
          />
          <ReviewActions page={page} verdicts={verdicts} className="flex flex-wrap gap-3 p-4 md:hidden" />
        </div>
      }
      keys={<VerdictBar mode={mode} mayDecide={page.mayDecide} unsent={verdicts.unsent} held={verdicts.held} {...actions} />}
      scrollRef={setScroller}
    >
      <h1 className="sr-only">{title}</h1>
      <div className="@container px-5 pt-8 pb-[40vh] md:pe-16">
        <div className="flex justify-center gap-6 @[58rem]:ps-40">
          <div ref={column} className="min-w-0 flex-[0_1_40.5rem]">
            <ArticleView
              ref={setArticle}
              text={page.text}
              tagset={page.tagset}
              annotations={painted}
              label={words.article(title)}
              dir={dir}
              language={language}
              focusedId={review.focusedId}
              litIds={lit}
              scroller={scroller}
              onSelection={review.select}
            />
          </div>
          <Lanes lanes={page.lanes} text={page.text} focused={focused} article={column} onPick={review.focus} />
        </div>
      </div>
      <KeysDialog page={page} open={keysOpen} onOpenChange={setKeysOpen} />
    </ArticleFrame>
  )
}

/** Short enough to leave room for whose reading it is. */
const shortened = (title: string) => (title.length > 44 ? `${title.slice(0, 42).trimEnd()}…` : title)

function Progress({ decided, total }: { decided: number; total: number }) {
  return (
    <span className="whitespace-nowrap text-13 text-ink-2">
      <span className="max-md:hidden">{words.decided(decided, total)}</span>
      <span className="inline-flex items-center gap-1.5 md:hidden">
        <span aria-hidden className="size-2 rounded-full bg-ok" />
        {words.decidedShort(decided, total)}
      </span>
    </span>
  )
}

const Aside = ({ text }: { text: string }) => (
  <InspectorPart>
    <p className="text-13 text-ink-2">{text}</p>
  </InspectorPart>
)

function Tools({ page }: { page: ReviewPage }) {
  const project = `/projects/${page.project.id}`
  return (
    <IconBar
      items={[
        { label: shell.documents, icon: <List aria-hidden />, href: project },
        { label: shell.review, icon: <CheckCheck aria-hidden />, href: `${project}/review`, current: true },
      ]}
    />
  )
}

/** What is painted: the reading, with the draft of a fix in place of what it fixes. */
function usePainted(
  page: ReviewPage,
  focusedId: string | null,
  draft: Pick<Painted, 'tag' | 'parts'> | null,
): ReadonlyMap<string, Painted> {
  const reading = useMemo(() => new Map<string, Painted>(page.set.annotations.map((one) => [one.id, one])), [page.set.annotations])
  return useMemo(
    () => (draft && focusedId ? new Map(reading).set(focusedId, { id: focusedId, tag: draft.tag, parts: draft.parts }) : reading),
    [reading, draft, focusedId],
  )
}

/** What relations tie to an annotation: its source, its cue, its content. */
function relatedTo(page: ReviewPage, id: string | null): ReadonlySet<string> {
  const ends = page.set.relations.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
  return new Set(ends)
}
