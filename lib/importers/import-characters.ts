import type { ProblemReason } from '@/lib/contracts/reasons'
import { counted, plural } from '@/lib/domain/counted'
import { failure, type Result, success } from '@/lib/domain/result'
import { checkText } from '@/lib/domain/text/check-text'
import { cleanCharacters, countBidiControls, type Removed } from '@/lib/domain/text/clean-characters'
import type { Found, Imported, Importer, Note } from './importer'
import { foundLanguage } from './language'
import { kindOf } from './read-bytes'

const empty = failure<ProblemReason>('empty-text', 'Nothing was made.')

/**
 * Characters of a format as a text that is not frozen yet. What is no text, holds none, or is too much or too deep is
 * refused; everything else becomes a text that holds the invariants of one, with what was left out and what was guessed.
 */
export function importCharacters(importer: Importer, raw: string, before: readonly Note[] = []): Result<Imported, ProblemReason> {
  const kind = raw.length > 4 ? kindOf(Buffer.from(raw.slice(0, 4096), 'latin1')) : null
  if (kind) return failure('not-text', `This looks like ${kind}. Open it in its own program, copy the article’s text, and paste that.`)
  if (seemsBinary(raw))
    return failure('not-text', 'This looks like the data of a program, not like text. Load Markdown, HTML or plain text.')
  const { characters, removed } = cleanCharacters(raw)
  if (!characters.trim()) return empty
  const imported = parsed(importer, characters)
  if (!imported.ok) return imported
  const { text, found, dropped, notes } = imported.value
  if (!text.characters.trim()) return empty
  const checked = checkText(text)
  if (!checked.ok) throw new Error(`The ${importer.format} importer made no text: ${checked.reason} ${checked.detail}`)
  return success({
    text,
    found: firstOfEach([...found, ...foundLanguage(text)]),
    dropped: [...removedAs(removed), ...dropped],
    notes: [...before, ...notes, ...bidiNote(text.characters)],
  })
}

function parsed(importer: Importer, characters: string): Result<Imported, ProblemReason> {
  try {
    return importer.parse(characters)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return failure('markup-too-deep', 'Load it as plain text.')
  }
}

/** More than a tenth of controls, or of signs that stand for bytes which could not be read. */
function seemsBinary(raw: string): boolean {
  const sample = raw.slice(0, 65_536)
  if (sample.length < 256) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  return (sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0) > sample.length / 10
}

function removedAs({ nuls, loneSurrogates }: Removed) {
  return [
    ...(nuls ? [{ what: 'NUL characters', count: nuls }] : []),
    ...(loneSurrogates ? [{ what: 'broken characters (lone surrogates)', count: loneSurrogates }] : []),
  ]
}

function bidiNote(characters: string): Note[] {
  const count = countBidiControls(characters)
  if (count === 0) return []
  const detail = `The text holds ${counted(count, 'invisible sign')} that ${plural(count, 'steers', 'steer')} the direction of writing. Kept as printed.`
  return [{ reason: 'bidi-controls', detail }]
}

/** The same said twice of a field is said once, by the more trusted. */
function firstOfEach(found: readonly Found[]): Found[] {
  const seen = new Set<string>()
  return found.filter(({ field, value }) => {
    const key = `${field} ${value}`
    return seen.has(key) ? false : seen.add(key)
  })
}
