import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sha256Of } from '@/lib/data/text-digest'
import type { Attributes, Part } from '@/lib/domain/annotation/annotation'
import {
  type BundleAnnotation,
  type BundleComment,
  type BundleDecision,
  type BundleDocument,
  type BundleHeader,
  type BundlePerson,
  type BundleSet,
  type BundleText,
  toCodePoints,
} from '@/lib/domain/formats/galley-jsonl'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { endTakes, findAttribute, type Tag, type Tagset } from '@/lib/domain/tagset/tagset'
import type { Text } from '@/lib/domain/text/text'
import { anyText, lineOfText } from './texts'

/** The lines of a Galley JSONL file: the first, and one for each document, offsets in code points. */
export type Lines = { readonly header: BundleHeader; readonly documents: readonly BundleDocument[] }
type Draw = fc.GeneratorValue

const anyTime = () => fc.integer({ min: 1_600_000_000_000, max: 1_790_000_000_000 }).map((ms) => new Date(ms).toISOString())
const anyId = () => fc.uuid({ version: 7 })
const anyWords = () => lineOfText.map((words) => words.replaceAll('\0', '').toWellFormed())
const anyName = () => anyWords().map((words) => `N${words.replace(/[\r\n\t\p{C}\p{Z}]+/gu, '')}`)
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })

/** A tagset in which a tag and a kind of relation of the first were given up, and a tag has come. */
const LATER: Tagset = {
  ...defaultTagset,
  tags: defaultTagset.tags
    .filter(({ key }) => key !== 'framing.euphemism')
    .concat({ ...(defaultTagset.tags.at(-1) as Tag), key: 'boilerplate.later', layer: 'boilerplate', name: 'Later' }),
  relations: defaultTagset.relations.filter(({ key }) => key !== 'restates'),
}
const TAGSETS = new Map([
  [1, defaultTagset],
  [2, LATER],
])

/**
 * Any project as an export may hold it: people, readings of several people, gold and suggestions on present and earlier
 * texts, spans of several parts, relations, decisions of all kinds with answers, discussions, where articles come from.
 */
export const anyProject: fc.Arbitrary<Lines> = fc.gen().map((draw) => {
  const people = [0, 1, 2].map(
    (n): BundlePerson => ({ id: draw(anyId), name: draw(anyName), email: `p${n}.${draw(anyId).slice(-12)}@example.org` }),
  )
  const documents: BundleDocument[] = []
  for (let n = draw(fc.nat, { max: 3 }); n > 0; n--) documents.push(documentOf(draw, people, documents))
  return { header: headerOf(draw, people), documents: documents.map(toCodePoints) }
})

const headerOf = (draw: Draw, people: readonly BundlePerson[]): BundleHeader => ({
  galley: 1,
  offsets: 'code-point',
  project: {
    id: draw(anyId),
    name: draw(anyName),
    language: draw(() => orNull(fc.constantFrom('en', 'ar', 'de-AT'))),
    description: draw(anyWords),
    guidelines: draw(anyWords),
    createdAt: draw(anyTime),
  },
  tagset: { revision: 2, revisions: [...TAGSETS].map(([number, tagset]) => ({ number, createdAt: draw(anyTime), tagset })) },
  members: people.map((one) => ({ ...one, role: draw(() => fc.constantFrom('manager', 'reviewer', 'annotator', 'viewer')) })),
})

function documentOf(draw: Draw, people: readonly BundlePerson[], before: readonly BundleDocument[]): BundleDocument {
  const version = draw(() => fc.integer({ min: 1, max: 3 }))
  const [text, earlier] = [textOf(draw, version), draw(fc.boolean) && version > 1 ? textOf(draw, version - 1) : null]
  const annotationSets: BundleSet[] = []
  for (const one of [text, ...(earlier ? [earlier] : [])]) {
    for (const owner of people)
      if (draw(fc.boolean)) annotationSets.push(setOf(draw, { text: one, owner, kind: 'annotator', people, before: annotationSets }))
    if (draw(fc.boolean))
      annotationSets.push(setOf(draw, { text: one, owner: people[0] as BundlePerson, kind: 'gold', people, before: annotationSets }))
    if (draw(fc.boolean)) annotationSets.push(setOf(draw, { text: one, owner: null, kind: 'suggester', people, before: annotationSets }))
  }
  // an earlier text is in a file for the sets that stand on it
  const isRead = annotationSets.some(({ textId }) => textId === earlier?.id)
  const source = draw(anyWords)
  return {
    galley: 1,
    document: {
      id: draw(anyId),
      title: draw(anyWords),
      provenance: {
        publisher: draw(() => orNull(anyName())),
        url: draw(() => orNull(fc.constantFrom('https://example.org/a?b=1', 'http://example.com/'))),
        publishedAt: draw(() => orNull(fc.constantFrom('2026', '2026-05', '2026-05-03'))),
        byline: draw(() => orNull(anyName())),
        language: draw(() => orNull(fc.constantFrom('en', 'he'))),
        originalPublisher: draw(() => orNull(anyName())),
        originalUrl: draw(() => orNull(fc.constant('https://example.net/x'))),
        originalPublishedAt: draw(() => orNull(fc.constant('2025-12-31'))),
        retrievedAt: draw(() => orNull(anyTime())),
      },
      further: draw(() => orNull(anyWords().map((words) => ({ desk: words, pages: [1, 2.5, null, { a: true }] })))),
      originalId: draw(() => orNull(before.length > 0 ? fc.constantFrom(...before.map(({ document }) => document.id)) : fc.constant(null))),
      createdAt: draw(anyTime),
      text,
      earlierTexts: earlier && isRead ? [earlier] : [],
      source: draw(fc.boolean)
        ? {
            format: 'markdown',
            fileName: draw(() => orNull(anyName())),
            characters: source,
            sha256: createHash('sha256').update(source).digest('hex'),
          }
        : null,
    },
    annotationSets,
  }
}

function textOf(draw: Draw, version: number): BundleText {
  const any = draw(() => anyText.filter(({ characters }) => characters.trim() !== ''))
  const cuts = (at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(any.characters.slice(at - 1, at + 1))
  const text: Text = { ...any, inlines: any.inlines.filter(({ start, end }) => !cuts(start) && !cuts(end)) }
  return { ...text, id: draw(anyId), version, sha256: sha256Of(text) }
}

type Wish = {
  readonly text: BundleText
  readonly owner: BundlePerson | null
  readonly kind: BundleSet['kind']
  readonly people: readonly BundlePerson[]
  readonly before: readonly BundleSet[]
}

function setOf(draw: Draw, { text, owner, kind, people, before }: Wish): BundleSet {
  const annotations = annotationsOf(
    draw,
    text,
    before.flatMap((set) => set.annotations),
  )
  const state = kind === 'annotator' ? draw(() => fc.constantFrom('open' as const, 'submitted' as const)) : 'submitted'
  return {
    id: draw(anyId),
    textId: text.id,
    owner,
    kind,
    name: kind === 'suggester' ? draw(anyName) : null,
    state,
    revision: draw(fc.nat, { max: 900 }),
    settledFromId: kind === 'gold' && before[0] ? before[0].id : null,
    createdAt: draw(anyTime),
    submittedAt: state === 'submitted' ? draw(anyTime) : null,
    annotations,
    relations: relationsOf(draw, annotations),
    decisions: annotations.flatMap(({ id }) => decisionsOf(draw, id, text, people)),
    comments: annotations.flatMap(({ id }) => commentsOf(draw, id, people)),
  }
}

function annotationsOf(draw: Draw, text: BundleText, others: readonly BundleAnnotation[]): BundleAnnotation[] {
  const seen = new Set<string>()
  const found: BundleAnnotation[] = []
  for (let n = draw(fc.nat, { max: 6 }); n > 0; n--) {
    const tagsetRevision = draw(() => fc.constantFrom(1, 2))
    const tagset = TAGSETS.get(tagsetRevision) as Tagset
    const tag = draw(() => fc.constantFrom(...tagset.tags))
    const parts = partsOf(draw, text, tag.multipart ? 3 : 1)
    const place = `${tag.key} ${parts.map(({ start, end }) => `${start}-${end}`)}`
    if (seen.has(place)) continue
    seen.add(place)
    found.push({
      id: draw(anyId),
      tag: tag.key,
      layer: tag.layer,
      parts,
      attributes: attributesOf(draw, tag, tagset),
      note: draw(anyWords),
      confidence: draw(() => orNull(fc.constantFrom('sure' as const, 'unsure' as const))),
      tagsetRevision,
      takenFromId: others.length > 0 ? draw(() => orNull(fc.constantFrom(...others.map(({ id }) => id)))) : null,
      createdAt: draw(anyTime),
      updatedAt: draw(anyTime),
    })
  }
  return found
}

/** One part or more, apart from each other, that cut no character in two. */
function partsOf(draw: Draw, { characters }: Text, most: number): Part[] {
  const points = [0]
  for (const character of characters) points.push((points.at(-1) as number) + character.length)
  const edges = draw(() => fc.uniqueArray(fc.nat({ max: points.length - 1 }), { minLength: 2, maxLength: 2 * most })).sort((a, b) => a - b)
  const parts: Part[] = []
  for (let at = 0; at + 1 < edges.length; at += 2) {
    const [start, end] = [points[edges[at] as number] as number, points[edges[at + 1] as number] as number]
    parts.push({ start, end, quote: characters.slice(start, end) })
  }
  return parts
}

function attributesOf(draw: Draw, tag: Tag, tagset: Tagset): Attributes {
  const given: [string, Attributes[string]][] = []
  for (const key of tag.attributes) {
    const attribute = findAttribute(tagset, key)
    if (!attribute || draw(fc.boolean)) continue
    if (attribute.free) given.push([key, draw(anyName)])
    else if (attribute.valueType === 'string') given.push([key, draw(() => fc.constantFrom(...attribute.values.map(({ value }) => value)))])
  }
  return Object.fromEntries(given)
}

function relationsOf(draw: Draw, annotations: readonly BundleAnnotation[]): BundleSet['relations'] {
  return annotations.slice(1).flatMap((to, n) => {
    const from = annotations[n] as BundleAnnotation
    const fitting = defaultTagset.relations.filter((type) => endTakes(type.from, from.tag) && endTakes(type.to, to.tag))
    if (fitting.length === 0 || draw(fc.boolean)) return []
    const times = { createdAt: draw(anyTime), updatedAt: draw(anyTime) }
    return [
      {
        id: draw(anyId),
        type: draw(() => fc.constantFrom(...fitting)).key,
        from: from.id,
        to: to.id,
        attributes: { how: draw(anyName) },
        ...times,
      },
    ]
  })
}

function decisionsOf(draw: Draw, annotationId: string, text: Text, people: readonly BundlePerson[]): BundleDecision[] {
  return Array.from({ length: draw(fc.nat, { max: 2 }) }, () => {
    const verdict = draw(() => fc.constantFrom('accept' as const, 'fix' as const, 'reject' as const, 'discuss' as const))
    return {
      id: draw(anyId),
      annotationId,
      reviewer: draw(() => fc.constantFrom(...people)),
      verdict,
      reason: verdict === 'reject' ? draw(() => orNull(fc.constant('wrong-span'))) : null,
      comment: draw(anyWords),
      proposal: verdict === 'fix' ? { tag: 'framing.frame', parts: partsOf(draw, text, 2) } : null,
      answer: draw(fc.boolean) ? { agrees: draw(fc.boolean), comment: draw(anyWords), createdAt: draw(anyTime) } : null,
      createdAt: draw(anyTime),
      supersededAt: draw(() => orNull(anyTime())),
      isOutdated: draw(fc.boolean),
    }
  })
}

function commentsOf(draw: Draw, annotationId: string, people: readonly BundlePerson[]): BundleComment[] {
  return Array.from({ length: draw(fc.nat, { max: 2 }) }, () => {
    const deletedAt = draw(() => orNull(anyTime()))
    const author = draw(() => fc.constantFrom(...people))
    return { id: draw(anyId), annotationId, author, body: deletedAt ? '' : draw(anyWords), createdAt: draw(anyTime), deletedAt }
  })
}

export const fileOf = ({ header, documents }: Lines): string => [header, ...documents].map((line) => `${JSON.stringify(line)}\n`).join('')

/**
 * What of a file must come out as it went in: all of it but the numbers of changes, which are counted anew, and the roles
 * of members, who get none by a file. Lists stand in the order of their ids, people are known by their addresses.
 */
export function held({ header, documents }: Lines): unknown {
  const { project, tagset } = header
  const byId = (value: unknown): unknown =>
    Array.isArray(value) && value.every((one) => typeof one?.id === 'string') ? value.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : value
  const lines = documents.toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1))
  const text = JSON.stringify({ project, tagset, lines }, (key, value) => (key === 'revision' ? undefined : (value?.email ?? byId(value))))
  return JSON.parse(text)
}
