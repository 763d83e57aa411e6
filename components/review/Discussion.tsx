'use client'
import clsx from 'clsx'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { agoToday } from '@/components/ago'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import { Textarea } from '@/components/ui/Field'
import type { AnnotationView } from '@/lib/contracts/annotation-sets'
import type { CommentView } from '@/lib/contracts/reviews'
import { dayOf, words } from './strings'
import { isSendKey, useDraft } from './use-draft'
import type { Shown } from './verdict-box'

type Word = { readonly key: string; readonly who: string; readonly at: string; readonly body: string; readonly comment?: CommentView }
/** What the discussion needs of an annotation. */
type Noted = Pick<AnnotationView, 'id' | 'note' | 'createdAt'>
type DiscussionProps = {
  readonly annotation: Noted
  /** a heading that is seen; without one it is said only */
  readonly title?: string
  /** the id of what begins, and then is, the writing */
  readonly controlId?: string
  /** the key that begins it */
  readonly keys?: string
  /** why something could not be read or sent */
  readonly trouble?: string | null
  readonly reader: string
  readonly decisions: readonly Shown[]
  readonly comments: readonly CommentView[]
  readonly meId: string
  /** whether anything may be said here, and one’s own words be deleted */
  readonly maySpeak: boolean
  /** whether others’ words may be deleted too */
  readonly mayRemove: boolean
  /** what is being written: nothing, a word of the discussion, or the opening of one (a verdict) */
  readonly writing: 'comment' | 'discuss' | null
  /** sends what was written; false keeps it in the field */
  readonly onSend: (body: string) => Promise<boolean>
  readonly onWrite: () => void
  readonly onCancel: () => void
  readonly onDelete: (comment: CommentView) => void
}

/** What was said of an annotation: its note, the reviewers' and the reader's words on verdicts, and the discussion. */
export function Discussion(props: DiscussionProps) {
  const { annotation, reader, decisions, comments, meId, maySpeak, mayRemove, writing, onWrite, onDelete } = props
  const { title, controlId, keys = 'C', trouble } = props
  const draft = useDraft(`annotation ${annotation.id}`)
  const said = wordsOf(annotation, reader, decisions, comments)
  if (!maySpeak && said.length === 0) return null
  return (
    <InspectorPart title={title}>
      {!title && <h2 className="sr-only">{words.discussion}</h2>}
      <ul className="flex flex-col gap-3 empty:hidden">
        {said.map((word) => (
          <li key={word.key} className="flex gap-2.5">
            <Avatar name={word.who} look={word.who === reader ? 'filled' : 'ground'} className="mt-0.5" />
            <div className="min-w-0 flex-1 text-sm">
              <b className="font-semibold">{word.who}</b>{' '}
              <span suppressHydrationWarning className="text-13 text-ink-3">
                {agoToday(word.at) ?? dayOf(word.at)}
              </span>
              <p dir="auto" className="whitespace-pre-wrap break-words">
                {word.comment?.deletedAt ? <span className="text-ink-3">{words.deleted}</span> : word.body}
              </p>
              {word.comment && !word.comment.deletedAt && (mayRemove || (maySpeak && word.comment.author.id === meId)) && (
                <button
                  type="button"
                  onClick={() => word.comment && onDelete(word.comment)}
                  className="rounded-sm text-13 text-ink-3 underline decoration-ink-faint underline-offset-4 hover:text-ink"
                >
                  {words.remove}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {maySpeak && writing && <Writing {...props} draft={draft} label={writing === 'discuss' ? words.discussLabel : words.say} />}
      {trouble && (
        <p role="alert" className="mt-2 text-13 text-proof">
          {trouble}
        </p>
      )}
      {maySpeak && !writing && (
        <Button
          id={controlId}
          variant="plain"
          size="sm"
          keys={keys}
          className={clsx('-ms-2.5 [&_kbd]:pointer-coarse:hidden', said.length > 0 && 'mt-2')}
          onClick={onWrite}
        >
          {draft.text ? words.goOn : words.say}
        </Button>
      )}
    </InspectorPart>
  )
}

function wordsOf(annotation: Noted, reader: string, decisions: readonly Shown[], comments: readonly CommentView[]): Word[] {
  const note = annotation.note ? [{ key: 'note', who: reader, at: annotation.createdAt, body: annotation.note }] : []
  const verdicts = decisions.flatMap((decision): Word[] => [
    ...(decision.comment ? [{ key: decision.id, who: decision.reviewer.name, at: decision.createdAt, body: decision.comment }] : []),
    ...(decision.answer
      ? [
          {
            key: `${decision.id} answer`,
            who: reader,
            at: decision.answer.createdAt,
            body: `${decision.answer.agrees ? words.agreed : words.disagreed}${decision.answer.comment ? `: ${decision.answer.comment}` : ''}`,
          },
        ]
      : []),
  ])
  const talk = comments.map((comment) => ({
    key: comment.id,
    who: comment.author.name,
    at: comment.createdAt,
    body: comment.body,
    comment,
  }))
  return [...note, ...verdicts, ...talk].sort((a, b) => (a.at < b.at ? -1 : 1))
}

type WritingProps = Pick<DiscussionProps, 'onSend' | 'onCancel' | 'controlId' | 'trouble'> & {
  readonly draft: ReturnType<typeof useDraft>
  readonly label: string
}

function Writing({ draft, label, controlId, trouble, onSend, onCancel }: WritingProps) {
  const { text: body, write, clear } = draft
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!body.trim() || busy) return
    setBusy(true)
    if (await onSend(body.trim())) clear()
    else setBusy(false)
  }
  return (
    <form onSubmit={send} onKeyDown={(event) => isSendKey(event) && void send(event)} className="mt-3 flex flex-col gap-2">
      <Textarea
        id={controlId}
        ref={field}
        aria-label={label}
        placeholder={label}
        value={body}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" size="sm" keys="Ctrl ↵" disabled={!body.trim() || busy}>
          {trouble ? words.sendAgain : words.send}
        </Button>
        <Button variant="plain" size="sm" keys="Esc" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
