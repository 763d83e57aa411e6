import type { Text } from '@/lib/domain/text/text'
import { foundInLines, NAME, quoted } from './found-in-lines'
import type { Found } from './importer'

/** How many blocks at the begin and at the end are looked at, and how long a line may be to be one about the article. */
const EDGE = 25
const LINE = 600

const ORIGINAL = [
  new RegExp(`\\bThe original source of this article is ${NAME}(?= Copyright|\\s*[.,;\\n(©]|\\s*$)`, 'u'),
  new RegExp(
    `\\b(?:[Ff]irst|[Oo]riginally) (?:published|appeared|posted)(?: by| in| on| at)? (?:the )?${NAME}(?= on \\d|\\s*[.,;\\n(]|\\s*$)`,
    'u',
  ),
  new RegExp(`\\b(?:[Rr]eposted|[Rr]epublished|[Rr]eprinted)(?: with permission)? from (?:the )?${NAME}(?=\\s*[.,;\\n(]|\\s*$)`, 'u'),
]

/** What the words of an article say about where it comes from: its first heading, “By …”, “First published by …”. */
export function foundInText(text: Text): Found[] {
  const lines = edgesOf(text)
  return [...titleOf(text), ...foundInLines(lines.map(({ words }) => words)), ...lines.flatMap((line) => originalOf(line, text))]
}

type Line = { readonly words: string; readonly start: number }

/** Lines at both ends of the text. */
function edgesOf({ characters, blocks }: Text): Line[] {
  const edges = blocks.length <= 2 * EDGE ? blocks : [...blocks.slice(0, EDGE), ...blocks.slice(-EDGE)]
  return edges.flatMap((block) => {
    let start = block.start
    return characters
      .slice(block.start, block.end)
      .split('\n')
      .map((words) => {
        const line = { words, start }
        start += words.length + 1
        return line
      })
      .filter(({ words }) => words.length <= LINE)
  })
}

function titleOf({ characters, blocks }: Text): Found[] {
  const heading = blocks.slice(0, EDGE).find((block) => block.type === 'heading' && block.end - block.start <= 300)
  const value = heading ? characters.slice(heading.start, heading.end).replaceAll('\n', ' ').trim() : ''
  return value ? [{ field: 'title', value, from: 'first heading' }] : []
}

function originalOf({ words, start }: Line, text: Text): Found[] {
  const match = ORIGINAL.map((pattern) => pattern.exec(words)).find(Boolean)
  if (!match) return []
  const from = quoted(match[0])
  const value = (match[1] as string).trim()
  const at = start + match.index
  const link = text.inlines.find(
    ({ type, href, start: from, end }) => type === 'link' && href?.startsWith('http') && from >= at && end <= at + match[0].length + 1,
  )
  return [{ field: 'originalPublisher', value, from }, ...(link?.href ? [{ field: 'originalUrl' as const, value: link.href, from }] : [])]
}
