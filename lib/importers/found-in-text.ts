import type { Text } from '@/lib/domain/text/text'
import type { Found } from './importer'
import { DAY_PATTERN, isoDate } from './printed-date'

/** How many blocks at the begin and at the end are looked at, and how long a line may be to be one about the article. */
const EDGE = 25
const LINE = 600

const NAME = "(\\p{Lu}[\\p{L}\\p{N}&’'.\\- ]{1,80}?)"
const ORIGINAL = [
  new RegExp(`\\bThe original source of this article is ${NAME}(?= Copyright|\\s*[.,;\\n(©]|\\s*$)`, 'u'),
  new RegExp(
    `\\b(?:[Ff]irst|[Oo]riginally) (?:published|appeared|posted)(?: by| in| on| at)? (?:the )?${NAME}(?= on \\d|\\s*[.,;\\n(]|\\s*$)`,
    'u',
  ),
  new RegExp(`\\b(?:[Rr]eposted|[Rr]epublished|[Rr]eprinted)(?: with permission)? from (?:the )?${NAME}(?=\\s*[.,;\\n(]|\\s*$)`, 'u'),
]
const BYLINE = /^By:? (\p{Lu}[^\n]{1,120})$/u
const DATELINE = new RegExp(`^${NAME},? (${DAY_PATTERN})$`, 'iu')

/** What the words of an article say about where it comes from: its first heading, “By …”, “First published by …”. */
export function foundInText(text: Text): Found[] {
  const lines = edgesOf(text)
  return [...titleOf(text), ...lines.flatMap(bylineOf), ...datelinesOf(lines), ...lines.flatMap((line) => originalOf(line, text))]
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

const quoted = (words: string) => `line “${words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words}”`

function titleOf({ characters, blocks }: Text): Found[] {
  const heading = blocks.slice(0, EDGE).find((block) => block.type === 'heading' && block.end - block.start <= 300)
  const value = heading ? characters.slice(heading.start, heading.end).replaceAll('\n', ' ').trim() : ''
  return value ? [{ field: 'title', value, from: 'first heading' }] : []
}

function bylineOf({ words }: Line): Found[] {
  const name = BYLINE.exec(words.trim())?.[1]
  return name ? [{ field: 'byline', value: name.trim(), from: quoted(words.trim()) }] : []
}

/** “Outlet, September 22, 2023”: the first is where it was printed, a second one of another outlet where it was before. */
function datelinesOf(lines: readonly Line[]): Found[] {
  const found = lines.flatMap(({ words }) => {
    const match = DATELINE.exec(words.trim())
    const date = match ? isoDate(match[2] as string) : null
    return match && date ? [{ outlet: (match[1] as string).replace(/[,\s]+$/, ''), date, from: quoted(words.trim()) }] : []
  })
  const here = found[0]
  const before = found.find(({ outlet }) => outlet !== here?.outlet)
  return [
    ...(here
      ? ([
          { field: 'publisher', value: here.outlet, from: here.from },
          { field: 'publishedAt', value: here.date, from: here.from },
        ] as const)
      : []),
    ...(before
      ? ([
          { field: 'originalPublisher', value: before.outlet, from: before.from },
          { field: 'originalPublishedAt', value: before.date, from: before.from },
        ] as const)
      : []),
  ]
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
