import type { Part } from '@/lib/domain/annotation/annotation'
import type { Span } from '@/lib/domain/text/text'
import { type LineStyle, lookOf, type TagLook } from './channels'

/** An annotation as it is painted. `hollow`: proposed, not taken yet. */
export type Painted = {
  readonly id: string
  readonly tag: string
  readonly parts: readonly Pick<Part, 'start' | 'end'>[]
  readonly hollow?: boolean
}
export type LayerView = 'full' | 'soft' | 'hidden'

type Line = { readonly style: LineStyle; readonly layer: string; readonly over: boolean; readonly depth: number }
/** A stretch that is painted in one way from end to end. */
export type Segment = Span & {
  readonly ids: readonly string[]
  readonly lines: readonly Line[]
  /** how many tints lie on each other, up to as many as can be told apart */
  readonly tint: 0 | 1 | 2 | 3
  readonly tintStarts: boolean
  readonly tintEnds: boolean
  readonly recede: boolean
  readonly lit: boolean
  readonly hollow: boolean
  readonly soft: boolean
  readonly unsaved: boolean
}

export type PaintContext = {
  readonly looks: ReadonlyMap<string, TagLook>
  readonly layers: ReadonlyMap<string, LayerView>
  readonly lit: ReadonlySet<string>
  /** annotations that the server has not taken */
  readonly unsaved?: ReadonlySet<string>
}

type Piece = Span & { readonly id: string; readonly look: TagLook; readonly hollow: boolean; depth: number }

/** Lines on one another at most; further ones share the last. */
const DEPTHS = 3

/** Cuts the annotations of one block into segments, each painted in one way. */
export function segmentsOf(block: Span, annotations: readonly Painted[], context: PaintContext): Segment[] {
  const pieces = piecesOf(block, annotations, context)
  stack(pieces)
  const cuts = [...new Set(pieces.flatMap((piece) => [piece.start, piece.end]))].sort((a, b) => a - b)
  const segments: Segment[] = []
  let active: Piece[] = []
  let next = 0
  for (const [i, start] of cuts.entries()) {
    const end = cuts[i + 1]
    if (end === undefined) break
    active = active.filter((piece) => piece.end > start)
    for (; next < pieces.length && (pieces[next] as Piece).start <= start; next++) active.push(pieces[next] as Piece)
    if (active.length > 0) segments.push(segmentOf({ start, end }, active, context))
  }
  return segments
}

function piecesOf(block: Span, annotations: readonly Painted[], { looks, layers }: PaintContext): Piece[] {
  const pieces: Piece[] = []
  for (const { id, tag, parts, hollow = false } of annotations) {
    const look = lookOf(looks, tag)
    if (layers.get(look.layer) === 'hidden') continue
    for (const part of parts) {
      const start = Math.max(part.start, block.start)
      const end = Math.min(part.end, block.end)
      if (start < end) pieces.push({ id, look, hollow, start, end, depth: 0 })
    }
  }
  return pieces.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Gives each line the first free depth, the longer ones outermost, so that lines of one layer never fall together. */
function stack(pieces: readonly Piece[]): void {
  const ends: number[] = []
  for (const piece of pieces) {
    if (piece.look.channel !== 'underline' && piece.look.channel !== 'overline') continue
    const free = ends.findIndex((end) => end <= piece.start)
    piece.depth = Math.min(free < 0 ? ends.length : free, DEPTHS - 1)
    ends[piece.depth] = Math.max(piece.end, ends[piece.depth] ?? 0)
  }
}

function segmentOf(span: Span, active: readonly Piece[], { layers, lit, unsaved }: PaintContext): Segment {
  const tints = active.filter((piece) => piece.look.channel === 'tint')
  return {
    ...span,
    ids: [...new Set(active.map((piece) => piece.id))],
    lines: active
      .filter((piece) => piece.look.channel === 'underline' || piece.look.channel === 'overline')
      .map(({ look, depth }) => ({ style: look.line, layer: look.layer, over: look.channel === 'overline', depth })),
    tint: Math.min(tints.length, 3) as Segment['tint'],
    tintStarts: tints.some((piece) => piece.start === span.start),
    tintEnds: tints.some((piece) => piece.end === span.end),
    recede: active.some((piece) => piece.look.channel === 'recede'),
    lit: active.some((piece) => lit.has(piece.id)),
    hollow: active.every((piece) => piece.hollow),
    soft: active.every((piece) => layers.get(piece.look.layer) === 'soft'),
    unsaved: unsaved !== undefined && unsaved.size > 0 && active.some((piece) => unsaved.has(piece.id)),
  }
}

/** The classes of a segment, without its lines below the first. */
export function classesOf(segment: Segment): string {
  const names = ['g-seg']
  if (segment.tint > 0) names.push(`g-tint-${segment.tint}`)
  if (segment.tint > 0 && segment.tintStarts) names.push('g-tint-starts')
  if (segment.tint > 0 && segment.tintEnds) names.push('g-tint-ends')
  if (segment.recede) names.push(segment.tint > 0 ? 'g-recede-inked' : 'g-recede')
  if (segment.lit) names.push('g-lit')
  if (segment.hollow) names.push('g-hollow')
  if (segment.soft) names.push('g-soft')
  if (segment.unsaved) names.push('g-unsaved')
  return names.join(' ')
}

export const lineClasses = ({ style, over, depth }: Line): string => `g-line g-line-${style} g-depth-${depth}${over ? ' g-over' : ''}`

/** How much of a block recedes: a whole block gets a full rule in the margin, a part of one a dotted rule. */
export function recedesIn(block: Span, segments: readonly Segment[]): 'whole' | 'part' | null {
  let covered = 0
  for (const segment of segments) if (segment.recede) covered += segment.end - segment.start
  if (covered === 0) return null
  return covered >= (block.end - block.start) * 0.98 ? 'whole' : 'part'
}
