import type { FoundField } from '@/lib/contracts/documents'
import type { Text } from '@/lib/domain/text/text'
import type { Found } from './importer'

/** The most trusted guess of a field, or null. */
export const bestOf = (found: readonly Found[], field: FoundField): string | null =>
  found.find((guess) => guess.field === field)?.value ?? null

const TITLE_LIMIT = 120

/** A title where none was given: the one found, else the begin of the first line, else the name of the file. */
export function titleOf(found: readonly Found[], text: Text, fileName: string | null): string {
  const first =
    text.characters
      .split('\n')
      .find((line) => line.trim())
      ?.trim()
      .replace(/\s+/g, ' ') ?? ''
  const short = first.length > TITLE_LIMIT ? `${cut(first)}…` : first
  return bestOf(found, 'title') || short || fileName?.replace(/\.[a-z0-9]+$/i, '').trim() || 'Untitled'
}

/** The begin of a line up to the end of a word, never half a character. */
const cut = (line: string) =>
  line
    .slice(0, TITLE_LIMIT)
    .replace(/\s+\S*$/, '')
    .replace(/[\ud800-\udbff]$/, '')
