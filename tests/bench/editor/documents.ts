import type { FrozenDocument } from '@/lib/contracts/annotate-page'
import type { AnnotationView as Annotation } from '@/lib/contracts/annotation-sets'
import type { Relation } from '@/lib/domain/annotation/annotation'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import type { Block, Span } from '@/lib/domain/text/text'

export type Size = 'S' | 'M' | 'L'
export const SIZES: Readonly<Record<Size, { readonly words: number; readonly annotations: number }>> = {
  S: { words: 1_000, annotations: 50 },
  M: { words: 10_000, annotations: 1_000 },
  L: { words: 100_000, annotations: 10_000 },
}

/** A generated reading. `free`: words near the top that carry no annotation of one word. */
export type Generated = {
  readonly text: FrozenDocument['text']
  readonly annotations: Annotation[]
  readonly relations: Relation[]
  readonly free: readonly Span[]
}

const WORDS =
  'the of to and a in that said on for was with officials port strike would by at workers had from union new after government it its an be were which as talks city more than who week over has minister agency reported president people two between trade security council house statement during killed market policy international elections parliament investigation negotiations neighbourhood'.split(
    ' ',
  )
const PARAGRAPH = 50
const AT = '2026-11-24T00:00:00.000Z'
const TAGS = defaultTagset.tags.slice(0, 30).map(({ key }) => key)

/** The same document for the same size, always: words of a newspaper, 50 a paragraph, a fifth of the annotations over another. */
export function generate(size: Size): Generated {
  const random = mulberry(SIZES[size].words)
  const { text, words } = textOf(SIZES[size].words, random)
  const annotations = annotationsOf(text, words, SIZES[size].annotations, random)
  const single = new Set(annotations.map(({ parts: [part] }) => `${part?.start} ${part?.end}`))
  const free = words.slice(10, 200).filter(({ start, end }, n) => n % 7 === 0 && !single.has(`${start} ${end}`))
  return { text, annotations, relations: relationsOf(annotations), free: free.slice(0, 10) }
}

function textOf(count: number, random: () => number) {
  const words: Span[] = []
  const blocks: Block[] = []
  let characters = ''
  while (words.length < count) {
    if (blocks.length > 0) characters += '\n'
    const start = characters.length
    for (let n = 0; n < PARAGRAPH; n++) {
      const word = WORDS[Math.floor(random() ** 1.5 * WORDS.length)] as string
      const first = n % 12 === 0
      const written = first ? word[0]?.toUpperCase() + word.slice(1) : word
      words.push({ start: characters.length, end: characters.length + written.length })
      const last = n === PARAGRAPH - 1
      characters += written + (n % 12 === 11 || last ? '.' : '') + (last ? '' : ' ')
    }
    blocks.push({ type: 'paragraph', start, end: characters.length })
  }
  return { text: { id: 't', version: 1, sha256: '', characters, blocks, inlines: [] }, words }
}

function annotationsOf(text: Generated['text'], words: readonly Span[], count: number, random: () => number): Annotation[] {
  const stride = words.length / count
  let before = 0
  return Array.from({ length: count }, (_, n) => {
    const first = n % 5 === 4 ? before : Math.floor(n * stride + random() * stride * 0.3)
    before = first
    const from = words[first] as Span
    const to = words[Math.min(words.length - 1, first + (n % 5 === 4 ? 3 : 1) + Math.floor(random() * 5))] as Span
    const part = { start: from.start, end: to.end, quote: text.characters.slice(from.start, to.end) }
    const tag = TAGS[n % TAGS.length] as string
    const said = { attributes: {}, note: '', confidence: null, takenFromId: null }
    return { id: idOf(n), tag, layer: tag.split('.')[0] ?? '', parts: [part], ...said, tagsetRevision: 1, createdAt: AT, updatedAt: AT }
  })
}

/** An attribution from each source to the cue that stands after it. */
const relationsOf = (annotations: readonly Annotation[]): Relation[] =>
  annotations.flatMap(({ id, tag }, n) => {
    const source = annotations[n - 1]
    if (tag !== 'sourcing.cue' || source?.tag !== 'sourcing.source') return []
    return [{ id: idOf(1_000_000 + n), type: 'attribution', from: source.id, to: id, attributes: {} }]
  })

const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** Numbers from 0 to 1 that are the same for the same seed (Tommy Ettinger's mulberry32, public domain). */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}
