import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { indexOf } from '@/lib/domain/annotation/annotation-index'
import { blocksOf } from '@/lib/domain/text/positions'
import type { Span, Text } from '@/lib/domain/text/text'
import { classesOf, lineClasses, type PaintContext, type Painted, recedesIn, type Segment, segmentsOf } from './segments'

/** What is to be painted. A new object of a field means that it changed. */
export type Painting = PaintContext & { readonly annotations: ReadonlyMap<string, Painted> }
/** The first and last block that are painted, both inclusive. */
export type Window = readonly [first: number, last: number]
type PaintState = { readonly painting: Painting; readonly window: Window; readonly set: DecorationSet }
type Meta = { painting?: Painting; window?: Window }

export const annotationKey = new PluginKey<PaintState>('annotations')

/** Paints annotations beside the text: plugin state by id and place, decorations only for the blocks in the window. */
export function annotationPlugin(text: Text, painting: Painting, window: Window): Plugin<PaintState> {
  const paint = (state: EditorState, next: Omit<PaintState, 'set'>): PaintState => ({ ...next, set: draw(state, text, next) })
  return new Plugin<PaintState>({
    key: annotationKey,
    state: {
      init: (_, state) => paint(state, { painting, window }),
      apply: (tr: Transaction, value, _old, state) => {
        const meta = tr.getMeta(annotationKey) as Meta | undefined
        if (!meta) return value
        return paint(state, { painting: meta.painting ?? value.painting, window: meta.window ?? value.window })
      },
    },
    props: { decorations: (state) => annotationKey.getState(state)?.set },
  })
}

function draw(state: EditorState, text: Text, { painting, window: [first, last] }: Omit<PaintState, 'set'>): DecorationSet {
  const from = text.blocks[first]
  const to = text.blocks[last]
  if (!from || !to) return DecorationSet.empty
  const byBlock = new Map<number, Painted[]>()
  for (const { id } of indexOf(painting.annotations).overlapping({ start: from.start, end: to.end })) {
    const annotation = painting.annotations.get(id)
    if (annotation)
      for (const block of blocksTouched(text, annotation, first, last)) byBlock.set(block, [...(byBlock.get(block) ?? []), annotation])
  }
  const decorations: Decoration[] = []
  for (const [index, annotations] of byBlock) decorations.push(...decorate(text, index, annotations, painting))
  return DecorationSet.create(state.doc, decorations)
}

function blocksTouched(text: Text, annotation: Painted, first: number, last: number): Set<number> {
  const touched = new Set<number>()
  for (const part of annotation.parts) {
    const [from, to] = blocksOf(text.blocks, part)
    for (let block = Math.max(from, first); block <= Math.min(to, last); block++) touched.add(block)
  }
  return touched
}

function decorate(text: Text, blockIndex: number, annotations: readonly Painted[], painting: Painting): Decoration[] {
  const block = text.blocks[blockIndex] as Span
  const segments = segmentsOf(block, annotations, painting)
  const shift = blockIndex + 1
  const decorations = segments.flatMap((segment) => inlineOf(segment, shift))
  const recedes = recedesIn(block, segments)
  if (recedes) decorations.push(Decoration.node(block.start + blockIndex, block.end + blockIndex + 2, { class: `g-recedes-${recedes}` }))
  return decorations
}

/** One element for the ground and in it one for each line, so that lines keep styles of their own (the first given is innermost). */
function inlineOf(segment: Segment, shift: number): Decoration[] {
  const [from, to] = [segment.start + shift, segment.end + shift]
  const ground = Decoration.inline(from, to, { nodeName: 'span', class: classesOf(segment), 'data-ids': segment.ids.join(' ') })
  return [...segment.lines.map((line) => Decoration.inline(from, to, { nodeName: 'span', class: lineClasses(line) })), ground]
}
