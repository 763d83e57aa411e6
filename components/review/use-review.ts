'use client'
import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import type { ArticleHandle } from '@/components/article/ArticleView'
import { tagName } from '@/components/article/channels'
import type { ArticleSelection } from '@/components/article/locked-editor'
import { useToast } from '@/components/ui/Toast'
import type { AnnotationView } from '@/lib/contracts/annotation-sets'
import type { ReviewPage } from '@/lib/contracts/review-screens'
import type { CommentView, DecisionInput } from '@/lib/contracts/reviews'
import { hull, inQuotes, quoteOf } from '@/lib/domain/annotation/annotation'
import { snapToWords } from '@/lib/domain/annotation/selecting'
import type { Verdict } from '@/lib/domain/review/decision'
import { type ProposalDraft, proposalOf, withEdge, withSpan } from '@/lib/domain/review/draft-proposal'
import { REJECT_REASONS, type RejectReason } from '@/lib/domain/review/reasons'
import { nextUndecided } from '@/lib/domain/review/walk'
import type { Span } from '@/lib/domain/text/text'
import { api } from '../api-client'
import type { Edge } from './FixEditor'
import { words } from './strings'
import { inArticle, type KeyMap, useReviewKeys } from './use-review-keys'
import { useVerdicts } from './use-verdicts'
import type { Mode } from './VerdictBar'

/** What the review screen does: which annotation is in hand, what is open about it, and what each key does then. */
export function useReview(page: ReviewPage, article: ArticleHandle | null, showKeys: () => void, first: string | null) {
  const { say } = useToast()
  const verdicts = useVerdicts(page)
  const { ids, stateOf, box } = verdicts
  const [focusedId, setFocusedId] = useState(() => ids.find((id) => id === first) ?? nextUndecided(ids, stateOf, null) ?? ids[0] ?? null)
  const [mode, setMode] = useState<Mode>('judge')
  const [draft, setDraft] = useState<ProposalDraft | null>(null)
  const [comments, setComments] = useState(page.comments)
  const said = useRef<{ of: string; body: string; id: string } | null>(null)
  const annotations = page.set.annotations
  const focused = annotations.find(({ id }) => id === focusedId)

  useEffect(() => {
    if (focused) article?.scrollTo(hull(focused.parts).start)
  }, [focused, article])

  const leave = () => {
    setMode('judge')
    setDraft(null)
    // the field that had the focus is gone: keys go on where they were
    if (document.activeElement instanceof HTMLElement && document.activeElement.matches('textarea, select, input'))
      document.activeElement.blur()
  }
  const focus = (id: string) => {
    if (id !== focusedId) leave()
    setFocusedId(id)
  }
  const undo = () => {
    const id = box.undo()
    if (id) setFocusedId(id)
    say(id === undefined ? words.nothingToUndo : words.undone)
  }
  const judge = (input: DecisionInput) => {
    if (!focused) return
    box.decide(focused.id, input)
    leave()
    say(words.taken(input.verdict, shortened(quoteOf(focused))), { undo })
    const next = nextUndecided(ids, stateOf, focused.id)
    if (next) setFocusedId(next)
  }
  const verdict = (which: Verdict) => {
    if (!focused || !page.mayDecide) return
    if (which === 'accept') return judge({ verdict: 'accept' })
    setDraft(which === 'fix' ? { tag: focused.tag, parts: focused.parts, attributes: focused.attributes } : null)
    setMode(which)
  }
  const reason = (which: RejectReason) => judge({ verdict: 'reject', reason: which })
  const proposal = draft && focused ? proposalOf(draft, focused) : null
  const saveFix = () => {
    if (!proposal) return
    const { tag, parts, attributes } = proposal
    judge({ verdict: 'fix', proposal: { tag, parts: parts && [...parts], attributes: attributes && { ...attributes } } })
  }
  const moveEdge = ({ edge, direction }: Edge) =>
    draft && setDraft(withEdge(draft, edge, direction, { text: page.text, language: page.document.language }))
  const step = (direction: 1 | -1, all = false) => {
    const at = ids.indexOf(focusedId ?? '')
    const next = all ? ids[at + direction] : nextUndecided(ids, stateOf, focusedId, direction)
    if (next) focus(next)
  }

  const select = (selection: ArticleSelection) => {
    if (draft) {
      const span = selection.end > selection.start ? snapToWords(page.text, selection, page.document.language) : null
      if (span) setDraft(withSpan(draft, span, page.text))
    } else if (selection.start === selection.end) {
      const id = pickAt(annotations, selection.start, focusedId)
      if (id) focus(id)
    }
  }

  const send = async (body: string): Promise<boolean> => {
    if (!focused) return false
    if (mode === 'discuss') {
      judge({ verdict: 'discuss', comment: body })
      return true
    }
    // the same words sent again keep their id: they are said once, also when only the answer was lost
    if (said.current?.of !== focused.id || said.current.body !== body) said.current = { of: focused.id, body, id: v7() }
    const answer = await api<CommentView>('POST', `/annotations/${focused.id}/comments`, { body: { id: said.current.id, body } })
    if (!answer.ok) {
      say(answer.title, { tone: 'error', more: answer.detail })
      return false
    }
    said.current = null
    setComments((all) => [...all, answer.value])
    leave()
    return true
  }
  const deleteComment = async (comment: CommentView) => {
    const answer = await api<CommentView>('DELETE', `/annotations/${comment.annotationId}/comments/${comment.id}`)
    if (answer.ok) setComments((all) => all.map((one) => (one.id === comment.id ? answer.value : one)))
    else say(answer.title, { tone: 'error', more: answer.detail })
  }

  const write = () => page.mayDiscuss && setMode('comment')
  const actions = { onVerdict: verdict, onReason: reason, onLeave: leave, onStep: step, onUndo: undo, onKeys: showKeys }
  useReviewKeys(
    keysOf(mode, {
      ...actions,
      onAll: (direction) => step(direction, true),
      onEdge: moveEdge,
      onWrite: write,
      onSave: saveFix,
    }),
  )
  return {
    verdicts,
    focused,
    focusedId,
    focusedName: focused ? tagName(page.tagset, focused.tag) : '',
    position: words.decidedShort(ids.indexOf(focusedId ?? '') + 1, ids.length),
    mode,
    draft,
    draftChanged: proposal !== null,
    comments,
    actions,
    focus,
    select,
    setDraft,
    moveEdge,
    saveFix,
    send,
    write,
    deleteComment,
  }
}

type Acts = {
  onVerdict: (verdict: Verdict) => void
  onReason: (reason: RejectReason) => void
  onLeave: () => void
  onStep: (direction: 1 | -1) => void
  onAll: (direction: 1 | -1) => void
  onUndo: () => void
  onKeys: () => void
  onEdge: (edge: Edge) => void
  onWrite: () => void
  onSave: () => void
}

/** The keys of each mode. What is not named does nothing harmful: the article cannot be typed into. */
function keysOf(mode: Mode, acts: Acts): KeyMap {
  const done = (act: () => void) => () => {
    act()
    return true
  }
  const outside = (act: () => void) => (event: KeyboardEvent) => !inArticle(event.target) && done(act)()
  const leaving = { Escape: (event: KeyboardEvent) => mode !== 'judge' && !inDialog(event.target) && done(acts.onLeave)() }
  const always: KeyMap = {
    ...leaving,
    '?': done(acts.onKeys),
    z: done(acts.onUndo),
    j: done(() => acts.onStep(1)),
    k: done(() => acts.onStep(-1)),
  }
  if (mode === 'reject')
    return { ...always, ...Object.fromEntries(REJECT_REASONS.map(({ key }, index) => [String(index + 1), done(() => acts.onReason(key))])) }
  if (mode === 'fix') {
    const arrow = (direction: 1 | -1) => (event: KeyboardEvent) =>
      !inArticle(event.target) && done(() => acts.onEdge({ edge: event.shiftKey ? 'start' : 'end', direction }))()
    return { ...leaving, ArrowLeft: arrow(-1), ArrowRight: arrow(1), Enter: (event) => inArticle(event.target) && done(acts.onSave)() }
  }
  if (mode !== 'judge') return leaving
  return {
    ...always,
    a: done(() => acts.onVerdict('accept')),
    f: done(() => acts.onVerdict('fix')),
    x: done(() => acts.onVerdict('reject')),
    d: done(() => acts.onVerdict('discuss')),
    c: done(acts.onWrite),
    ArrowDown: outside(() => acts.onAll(1)),
    ArrowUp: outside(() => acts.onAll(-1)),
  }
}

const inDialog = (target: EventTarget | null) => target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null

/** The smallest annotation at an offset; where the one in hand is there too, the next larger, so that a second click reaches what lies below. */
function pickAt(annotations: readonly AnnotationView[], offset: number, focusedId: string | null): string | null {
  const here = annotations
    .filter(({ parts }) => parts.some((part) => part.start <= offset && offset <= part.end))
    .sort((a, b) => lengthOf(a.parts) - lengthOf(b.parts))
  const at = here.findIndex(({ id }) => id === focusedId)
  return here[(at + 1) % Math.max(1, here.length)]?.id ?? null
}

const lengthOf = (parts: readonly Span[]) => hull(parts).end - hull(parts).start
const shortened = (quote: string) => inQuotes(quote.length > 48 ? `${quote.slice(0, 46).trimEnd()}…` : quote)
