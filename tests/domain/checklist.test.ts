import { expect, it } from 'vitest'
import type { Annotation, Relation } from '@/lib/domain/annotation/annotation'
import { checklistOf } from '@/lib/domain/annotation/checklist'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const annotation = (id: string, tag: string, start: number, attributes = {}): Annotation => ({
  id,
  tag,
  parts: [{ start, end: start + 1, quote: 'x' }],
  attributes,
  note: '',
  confidence: null,
  takenFromId: null,
})
const attribution = (from: string, to: string): Relation => ({ id: `${from}-${to}`, type: 'attribution', from, to, attributes: {} })
const lacks = (annotations: Annotation[], relations: Relation[] = []) =>
  checklistOf(defaultTagset, {
    annotations: new Map(annotations.map((one) => [one.id, one])),
    relations: new Map(relations.map((one) => [one.id, one])),
  }).map((lack) => [lack.annotation.id, lack.kind])

it('an attribution without a source is said once, at its cue', () => {
  const cue = annotation('cue', 'sourcing.cue', 5)
  const content = annotation('content', 'sourcing.content', 9)
  expect(lacks([content, cue], [attribution('cue', 'content')])).toEqual([['cue', 'source']])
  const source = annotation('source', 'sourcing.source', 0)
  expect(lacks([content, cue, source], [attribution('cue', 'content'), attribution('source', 'cue')])).toEqual([])
})

it('a content that stands alone lacks its source', () => {
  expect(lacks([annotation('content', 'sourcing.content', 9)])).toEqual([['content', 'source']])
})

it('required attributes that are empty are said in text order', () => {
  const omission = annotation('omission', 'framing.omission', 4, { missing: '  ' })
  const frame = annotation('frame', 'framing.frame', 2)
  const told = annotation('told', 'framing.omission', 1, { missing: 'the casualties' })
  expect(lacks([omission, frame, told])).toEqual([
    ['frame', 'attribute'],
    ['omission', 'attribute'],
  ])
})
