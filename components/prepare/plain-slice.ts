import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { cleanCharacters } from '@/lib/domain/text/clean-characters'

/** Plain words as a piece of an article: blank lines part paragraphs, other line ends are line breaks. */
export function plainSlice(schema: Schema, words: string): Slice {
  const parts = cleanCharacters(words)
    .characters.split(/\n(?:[^\S\n]*\n)+/)
    .filter((part) => part.trim())
  const paragraphs = parts.map((part) => schema.node('paragraph', null, leavesOf(schema, part)))
  return paragraphs.length > 0 ? new Slice(Fragment.from(paragraphs), 1, 1) : Slice.empty
}

function leavesOf(schema: Schema, part: string): Node[] {
  return part
    .split(/(\n)/)
    .filter(Boolean)
    .map((piece) => (piece === '\n' ? schema.node('hardBreak') : schema.text(piece)))
}
