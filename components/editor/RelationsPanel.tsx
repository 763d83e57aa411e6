'use client'
import { useEffect, useRef } from 'react'
import { v7 } from 'uuid'
import { ChannelSample } from '@/components/article/ChannelSample'
import { namesSpan } from '@/components/article/use-hover'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { quoteOf, type Relation } from '@/lib/domain/annotation/annotation'
import { relationChoices } from '@/lib/domain/annotation/relation-choices'
import { findRelationType } from '@/lib/domain/tagset/tagset'
import type { Desk } from './desk'
import { words } from './strings'

/** The relations of the focused annotation, to be given another type or removed. */
export function RelationsPanel({ desk }: { desk: Desk }) {
  const { relations, open } = desk
  const none = relations.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the last one went
  useEffect(() => {
    if (none) open(null)
  }, [none])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the panel from any of its controls
    <div onKeyDown={(event) => event.key === 'Escape' && desk.open(null)}>
      <InspectorPart title={words.relations}>
        {relations.map((relation, at) => (
          <RelationRow key={relation.id} desk={desk} relation={relation} first={at === 0} />
        ))}
      </InspectorPart>
    </div>
  )
}

function RelationRow({ desk, relation, first }: { desk: Desk; relation: Relation; first: boolean }) {
  const { annotations } = desk.content
  const select = useRef<HTMLSelectElement>(null)
  // once, when the panel opens: later the focus is the reader's
  useEffect(() => {
    if (first) select.current?.focus()
  }, [first])
  const from = annotations.get(relation.from)
  const to = annotations.get(relation.to)
  const other = relation.from === desk.focused?.id ? to : from
  if (!from || !to || !other) return null
  const types = relationChoices(desk.tagset, from, to)
  const retype = (key: string) => {
    const choice = types.find(({ type }) => type.key === key)
    if (!choice) return
    const { type, from, to } = choice
    desk.act(words.related(type.name), [{ id: v7(), kind: 'update', relation: { id: relation.id, type: type.key, from, to } }])
  }
  const remove = () => {
    desk.act(words.unrelated(findRelationType(desk.tagset, relation.type)?.name ?? relation.type), [
      { id: v7(), kind: 'delete', relation: { id: relation.id } },
    ])
  }
  return (
    <div {...namesSpan(other.id)} className="border-rule border-b py-2 last:border-b-0">
      <p className="flex gap-2 text-13">
        <ChannelSample look={desk.looks.get(other.tag)} />
        {quoteOf(other)}
      </p>
      <div className="mt-1.5 flex items-center gap-2">
        <select
          ref={select}
          aria-label={words.relationType(quoteOf(other))}
          value={relation.type}
          disabled={desk.locked}
          onChange={(event) => retype(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-rule bg-paper px-2 text-13"
        >
          {types.map(({ type }) => (
            <option key={type.key} value={type.key}>
              {type.name}
            </option>
          ))}
        </select>
        <button type="button" disabled={desk.locked} onClick={remove} className="h-8 rounded-md px-2 text-13 underline">
          {words.remove}
        </button>
      </div>
    </div>
  )
}
