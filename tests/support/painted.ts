import { looksOf } from '@/components/article/channels'
import { classesOf, lineClasses, type Segment, segmentsOf } from '@/components/article/segments'
import type { SetContent } from '@/lib/domain/annotation/change'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import type { Span } from '@/lib/domain/text/text'

const LOOKS = looksOf(defaultTagset)

/** Each painted stretch of the page: its words, what it says it is of, and how it looks. */
export const paintedNow = (root: ParentNode): string[] =>
  [...root.querySelectorAll('.g-text [data-ids]')].map((element) => {
    const ids = (element.getAttribute('data-ids') ?? '').split(' ').sort()
    const lines = [...element.querySelectorAll('.g-line')].map(({ className }) => className).sort()
    return said(element.textContent ?? '', ids, element.className, lines)
  })

/** The same for what a set holds. */
export function paintedOf(content: SetContent, characters: string, blocks: readonly Span[]): string[] {
  const context = { looks: LOOKS, layers: new Map(), lit: new Set<string>() }
  return blocks.flatMap((block) => segmentsOf(block, [...content.annotations.values()], context).map((one) => sayingOf(one, characters)))
}

const sayingOf = (segment: Segment, characters: string): string =>
  said(characters.slice(segment.start, segment.end), [...segment.ids].sort(), classesOf(segment), segment.lines.map(lineClasses).sort())

const said = (words: string, ids: readonly string[], look: string, lines: readonly string[]): string =>
  `${words} [${ids.map((id) => id.slice(-6)).join(' ')}] ${sorted(look)} ${lines.map(sorted).sort().join(' ')}`

/** The editor changes single classes, which puts them in another order. */
const sorted = (classes: string): string => classes.split(' ').sort().join(' ')
