'use client'
import { Undo2 } from 'lucide-react'
import { ago, minutesSince } from '@/components/ago'
import { tagName } from '@/components/article/channels'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import type { AnnotationPatch } from '@/lib/domain/annotation/change'
import { type HistoryStep, joinedSteps, stepBack } from '@/lib/domain/annotation/history'
import { findAttribute, type Tagset } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'
import { inspector } from './inspector-strings'
import { type HistoryChange, useHistory } from './use-history'

type HistoryPartProps = Parameters<typeof useHistory>[0] & {
  readonly tagset: Tagset
  readonly userId: string
  readonly locked: boolean
  readonly onTakeBack: (label: string, patch: AnnotationPatch) => void
}

/** What was done to an annotation and by whom, newest first, the same several times over as one; each can be taken back. */
export function HistoryPart({ tagset, userId, annotation, locked, onTakeBack, ...options }: HistoryPartProps) {
  const { steps, failed } = useHistory({ annotation, ...options })
  return (
    <InspectorPart title={inspector.history}>
      <ol className="min-h-12 text-13 text-ink-2">
        {joinedSteps(steps, (step) => `${authorOf(step.change, userId)} ${saidOf(tagset, step)}`).map(({ step, count }) => {
          const what = saidOf(tagset, step)
          const patch = locked ? null : stepBack(step, annotation)
          return (
            <li key={step.change.id} className="group flex min-h-6 items-center gap-1.5">
              <span>
                <b className="font-medium text-ink">{authorOf(step.change, userId)}</b> {what}
                {count > 1 && <>, {inspector.times(count)}</>}
                {step.change.at && <> · {ago(minutesSince(step.change.at))}</>}
              </span>
              {patch && (
                <button
                  type="button"
                  aria-label={inspector.takeBackThis(what)}
                  title={inspector.takeBack}
                  className="rounded-sm p-1 text-ink-3 hover:bg-paper-3 hover:text-ink"
                  onClick={() => onTakeBack(inspector.tookBack(what), patch)}
                >
                  <Undo2 aria-hidden className="size-3.5" />
                </button>
              )}
            </li>
          )
        })}
        {failed && <li>{inspector.historyFails}</li>}
      </ol>
    </InspectorPart>
  )
}

function authorOf({ author }: Pick<HistoryChange, 'author'>, userId: string): string {
  if (!author || author.id === userId) return inspector.you
  return author.name || inspector.somebody
}

function saidOf(tagset: Tagset, { change, before, after }: HistoryStep<HistoryChange>): string {
  if (change.kind === 'create') return inspector.made
  if (change.kind === 'delete') return inspector.removed
  const nameOf = (key: string) => findAttribute(tagset, key)?.name ?? key
  const set = Object.entries(after.attributes ?? {})
  const unset = Object.keys(before.attributes ?? {}).filter((key) => !set.some(([name]) => name === key))
  return [
    ...(after.tag ? [inspector.retagged(tagName(tagset, after.tag))] : []),
    ...(after.parts ? [inspector.moved] : []),
    ...set.map(([key, value]) => inspector.set(nameOf(key), valueName(value, findAttribute(tagset, key)))),
    ...unset.map((key) => inspector.unset(nameOf(key))),
    ...(after.note === undefined ? [] : [inspector.noted(after.note !== '')]),
    ...(after.confidence === undefined ? [] : [inspector.was(after.confidence)]),
  ].join(', ')
}
