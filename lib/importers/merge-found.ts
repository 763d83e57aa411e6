import type { FoundField } from '@/lib/contracts/documents'
import type { Text } from '@/lib/domain/text/text'
import type { Found } from './importer'

/** The most trusted guess of a field, or null. */
export const bestOf = (found: readonly Found[], field: FoundField): string | null =>
  found.find((guess) => guess.field === field)?.value ?? null

const TITLE_LIMIT = 120

/** The title found; else what may stand for one: the begin of the first line, the name of the file. */
export function titleFound(found: readonly Found[], text: Text, fileName: string | null): Found {
  const best = found.find(({ field }) => field === 'title')
  if (best) return best
  const first =
    text.characters
      .split('\n')
      .find((line) => line.trim())
      ?.trim()
      .replace(/\s+/g, ' ') ?? ''
  const short = first.length > TITLE_LIMIT ? `${cut(first)}…` : first
  if (short) return { field: 'title', value: short, from: 'first line' }
  const name = fileName?.replace(/\.[a-z0-9]+$/i, '').trim()
  return name
    ? { field: 'title', value: name, from: 'name of the file' }
    : { field: 'title', value: 'Untitled', from: 'no title was found' }
}

/** The begin of a line up to the end of a word, never half a character. */
const cut = (line: string) =>
  line
    .slice(0, TITLE_LIMIT)
    .replace(/\s+\S*$/, '')
    .replace(/[\ud800-\udbff]$/, '')
