import { failure, type Result, success } from '../result'

/**
 * Reading Markdown takes time that grows with the square of the signs in a paragraph and faster than its lines (measured
 * with micromark 4: 4,000 stars in one paragraph 2 s, 16,000 of them 30 s, 20,000 lines 5 s). No article comes near these.
 */
const LINES_LIMIT = 20_000
const CHARACTERS_LIMIT = 1_000_000
const MARKS_LIMIT = 64
const COST_LIMIT = 16_000_000
/** What is read again at every view (guidelines) must be quick: some 1,000 signs in a paragraph, a tenth of a second. */
export const VIEW_COST_LIMIT = 1_000_000

/** Whether Markdown can be read in bounded time, told by a look at its lines and signs alone. */
export function readable(markdown: string, costLimit = COST_LIMIT): Result<null, 'too-large' | 'markup-too-deep'> {
  if (markdown.length > CHARACTERS_LIMIT)
    return failure(
      'too-large',
      `Markdown is taken up to ${CHARACTERS_LIMIT.toLocaleString('en')} characters. Load it in parts, or as plain text.`,
    )
  const lines = markdown.match(/\S[^\n]*/g)?.length ?? 0
  if (lines > LINES_LIMIT)
    return failure('too-large', `Markdown is taken up to ${LINES_LIMIT.toLocaleString('en')} lines. Load it in parts, or as plain text.`)
  if (marksBefore(markdown) > MARKS_LIMIT)
    return failure('markup-too-deep', `Quotes and lists are nested deeper than ${MARKS_LIMIT} levels. Load it as plain text.`)
  const cost = markdown.split(/\n[^\S\n]*\n|\n(?= {0,3}(?:[-*+][ \t]|#))/).reduce((sum, part) => sum + costOf(part), 0)
  return cost > costLimit
    ? failure('too-large', 'A paragraph holds too many signs of Markdown (*, _, `, [, <). Load it as plain text.')
    : success(null)
}

function costOf(paragraph: string): number {
  const signs = paragraph.match(/[*_~]+|[[<!]/g)?.length ?? 0
  const ticks = paragraph.match(/`+/g)?.length ?? 0
  return signs * signs + (ticks * paragraph.length) / 2
}

/** How many quote and list marks the line with the most of them begins with. */
function marksBefore(markdown: string): number {
  let most = 0
  for (const [start] of markdown.matchAll(/^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){65,}/gm))
    most = Math.max(most, start.match(/>|[-+*]|\d[.)]/g)?.length ?? 0)
  return most
}
