'use client'
import { useMemo, useState } from 'react'
import { api } from '@/components/api-client'
import { ArticleView } from '@/components/article/ArticleView'
import { Rail } from '@/components/article/Rail'
import { VerdictList } from '@/components/review/VerdictList'
import { ArticleFrame } from '@/components/shell/ArticleFrame'
import { TopBar } from '@/components/shell/TopBar'
import type { ShellUser } from '@/components/shell/UserMenu'
import { Button } from '@/components/ui/Button'
import type { SetView } from '@/lib/contracts/annotation-sets'
import type { DocumentView } from '@/lib/contracts/documents'
import type { DecisionView } from '@/lib/contracts/reviews'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { AnnotateKeys } from './AnnotateKeys'
import { AnnotateSide } from './AnnotateSide'
import { CommandDialogs } from './CommandDialogs'
import { words } from './strings'
import { useDesk } from './use-desk'
import { useFirstFocus } from './use-first-focus'
import { useKeys } from './use-keys'
import { useReading } from './use-reading'

type Props = {
  readonly user: ShellUser
  readonly userId: string
  readonly document: DocumentView & { text: NonNullable<DocumentView['text']> }
  readonly tagset: Tagset
  readonly set: SetView | null
  /** what reviewers said of this reading */
  readonly decisions?: readonly DecisionView[]
  /** the annotation that is focused at first */
  readonly spanId?: string | null
}
const NO_DECISIONS: readonly DecisionView[] = []
const RTL = /^(ar|he|fa|ur|yi|ps|dv)\b/

/** Where a reader marks up an article: the text, the inspector, and the keys. */
export function AnnotateScreen({ user, userId, document: shown, tagset, set, decisions = NO_DECISIONS, spanId = null }: Props) {
  const { text } = shown
  const language = shown.provenance.language
  const dir = language && RTL.test(language) ? 'rtl' : 'ltr'
  const reading = useReading(userId, set, text.characters, tagset)
  const [state, setState] = useState(set?.state ?? 'submitted')
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const locked = state === 'submitted'
  const desk = useDesk({ text, tagset, language, dir, content: reading.content, store: reading.store, locked })
  useKeys(desk)
  useFirstFocus(desk, spanId)
  const { focused, layers, looks, relations } = desk
  const lit = useMemo(() => new Set(relations.map((one) => (one.from === focused?.id ? one.to : one.from))), [relations, focused?.id])
  const submit = async () => {
    if (!set) return
    const answer = await api('POST', `/annotation-sets/${set.id}/submit`)
    if (answer.ok) setState('submitted')
    desk.say(answer.ok ? words.submitted : answer.detail)
  }

  return (
    <ArticleFrame
      title={shown.title}
      scrollRef={setScroller}
      top={
        <TopBar crumbs={[{ label: words.documents, href: `/projects/${shown.projectId}` }, { label: shown.title }]} user={user}>
          <span role="status" className="text-13 text-ink-2">
            {set ? words.save(reading.save) : words.readOnly}
          </span>
          {set && (
            <Button disabled={locked || reading.save.unsentCount > 0} onClick={submit}>
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
            annotations={desk.content.annotations}
            length={text.characters.length}
            scroller={scroller}
          />
        </div>
      }
      inspector={
        <>
          <AnnotateSide desk={desk} reading={reading} />
          <VerdictList
            tagset={tagset}
            annotations={[...desk.content.annotations.values()]}
            decisions={decisions}
            focusedId={focused?.id ?? null}
            onPick={desk.focus}
          />
        </>
      }
      sheetOpen={focused !== null || desk.opened === 'tags'}
      onSheetOpenChange={(open) => !open && desk.unfocus()}
      keys={<AnnotateKeys desk={desk} />}
    >
      <div className="@container min-h-full py-6 ps-52 pe-16 max-lg:ps-8 max-md:px-4">
        <ArticleView
          ref={desk.article}
          text={text}
          tagset={tagset}
          annotations={desk.content.annotations}
          label={words.article}
          dir={dir}
          language={language}
          layers={layers}
          focusedId={focused?.id ?? null}
          litIds={lit}
          scroller={scroller}
          onSelection={desk.onSelection}
        />
      </div>
      <CommandDialogs desk={desk} />
      <p className="sr-only" aria-live="polite">
        {desk.said}
      </p>
    </ArticleFrame>
  )
}
