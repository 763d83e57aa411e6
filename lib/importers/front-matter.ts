import { parse } from 'yaml'
import type { FoundField } from '@/lib/contracts/documents'
import type { Found } from './importer'
import { tidy } from './tidy-found'

/** What stands before the words of a Markdown file: guesses in order of trust, and the names of what was not understood. */
export type FrontMatter = { readonly found: readonly Found[]; readonly unused: readonly string[]; readonly body: string }

const FENCED = /^---[ \t]*\n(?<inside>[\s\S]{1,50000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/

/** Names as programs that write Markdown give them, without case, spaces, dashes and underscores → field. */
const FIELDS: Readonly<Record<string, FoundField>> = {
  title: 'title',
  headline: 'title',
  author: 'byline',
  authors: 'byline',
  byline: 'byline',
  by: 'byline',
  creator: 'byline',
  date: 'publishedAt',
  published: 'publishedAt',
  publishedat: 'publishedAt',
  publisheddate: 'publishedAt',
  publishdate: 'publishedAt',
  pubdate: 'publishedAt',
  datepublished: 'publishedAt',
  publisher: 'publisher',
  publication: 'publisher',
  outlet: 'publisher',
  site: 'publisher',
  sitename: 'publisher',
  source: 'publisher',
  url: 'url',
  link: 'url',
  canonical: 'url',
  canonicalurl: 'url',
  sourceurl: 'url',
  language: 'language',
  lang: 'language',
  locale: 'language',
  originalpublisher: 'originalPublisher',
  originalurl: 'originalUrl',
  originaldate: 'originalPublishedAt',
  originalpublishedat: 'originalPublishedAt',
}
const fieldOf = (name: string): FoundField | undefined => {
  const key = name.toLowerCase().replace(/[\s_-]/g, '')
  return Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined
}

/**
 * The YAML between two lines of `---` at the very begin of a Markdown file, and what comes after it. Null where there is
 * none: lines that are no YAML, or no names with values, are words of the article.
 */
export function frontMatter(characters: string): FrontMatter | null {
  const fenced = FENCED.exec(characters)
  const said = fenced && thingsIn(fenced.groups?.inside ?? '')
  if (!said) return null
  const read = Object.entries(said).map(([name, value]) => ({ name, found: foundIn(name, value), isEmpty: wordsOf(value) === '' }))
  return {
    found: read.flatMap(({ found }) => found),
    unused: read.filter(({ found, isEmpty }) => found.length === 0 && !isEmpty).map(({ name }) => name),
    body: characters.slice(fenced[0].length),
  }
}

function foundIn(name: string, value: unknown): Found[] {
  const words = wordsOf(value)
  const field = fieldOf(name)
  if (!field) return []
  // the source is an outlet to some programs and an address to others
  const meant = field === 'publisher' && /^https?:/i.test(words) ? 'url' : field
  return tidy({ field: meant, value: words, from: `front matter “${name}”` })
}

/** Names with values. Everything is read as words: a date stays as it was typed. */
function thingsIn(source: string): Record<string, unknown> | null {
  try {
    const said: unknown = parse(source, { schema: 'failsafe', maxAliasCount: 0, uniqueKeys: false, logLevel: 'error' })
    return isThings(said) && seemsMeant(Object.keys(said)) ? said : null
  } catch {
    return linesIn(source)
  }
}

/** “Breaking: dockers walk out” between two rules is a line of an article, “layout: post” is not. */
const seemsMeant = (names: readonly string[]) =>
  names.length > 0 && (names.some((name) => fieldOf(name)) || names.every((name) => /^[a-z][\w-]*$/.test(name)))

const isThings = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const LINE = /^([\p{L}_][\p{L}\p{N}_ -]{0,40}):[ \t]*(.*)$/u

/** What people write who do not know YAML, such as `title: Talks: what next`: each line a name and a value. */
function linesIn(source: string): Record<string, string> | null {
  const lines = source.split('\n').filter((line) => line.trim() && !line.startsWith('#'))
  const pairs = lines.map((line) => LINE.exec(line))
  if (pairs.includes(null) || !seemsMeant(pairs.map((pair) => pair?.[1] ?? ''))) return null
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] as string, unquoted(pair[2] as string)]] : [])))
}

const unquoted = (words: string) => /^(["'])(.*)\1$/.exec(words.trim())?.[2] ?? words.trim()

/** A name, or a list of them, as words. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value))
    return value
      .slice(0, 20)
      .map((one) => (isThings(one) ? wordsOf(one.name) : typeof one === 'string' ? one.trim() : ''))
      .filter(Boolean)
      .join(', ')
  return isThings(value) ? wordsOf(value.name) : ''
}
