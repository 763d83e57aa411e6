import type { Element, Root } from 'hast'
import { webAddress } from '@/lib/domain/text/web-address'
import { charactersOf, elementsOf, property } from './elements'
import type { Found } from './importer'
import { tidy } from './tidy-found'

type Field = Found['field']

/** What a page says about itself, the most trusted first, and the address that makes its links whole. */
export function foundInHtml(root: Root): { found: Found[]; base: string | undefined } {
  const elements = [...elementsOf(root)]
  const found = [...elements.filter(isLinkedData).flatMap(foundInLinkedData), ...elements.flatMap(foundInElement)].flatMap(tidy)
  const base = elements.find(({ tagName }) => tagName === 'base')
  const address = found.find(({ field }) => field === 'url')?.value
  return { found, base: (base && webAddress(property(base, 'href'), address)) ?? address }
}

/** `<meta name|property>` → field, in order of trust. */
const METAS: Readonly<Record<string, Field>> = {
  'og:title': 'title',
  'twitter:title': 'title',
  'dc.title': 'title',
  'og:site_name': 'publisher',
  'article:publisher': 'publisher',
  'dc.publisher': 'publisher',
  'article:published_time': 'publishedAt',
  date: 'publishedAt',
  pubdate: 'publishedAt',
  'dc.date': 'publishedAt',
  'parsely-pub-date': 'publishedAt',
  author: 'byline',
  'article:author': 'byline',
  'parsely-author': 'byline',
  'og:url': 'url',
  'original-source': 'originalUrl',
  'syndication-source': 'originalUrl',
  'og:locale': 'language',
}

function foundInElement(element: Element): Found[] {
  const name = (property(element, 'property') || property(element, 'name') || property(element, 'itemProp')).toLowerCase()
  const said = (field: Field | undefined, value: string, from: string): Found[] => (field && value ? [{ field, value, from }] : [])
  if (element.tagName === 'meta')
    return said(
      Object.hasOwn(METAS, name) ? METAS[name] : undefined,
      property(element, 'content'),
      name.startsWith('og:') ? name : `meta ${name}`,
    )
  if (element.tagName === 'html') return said('language', property(element, 'lang') || property(element, 'xmlLang'), 'html lang')
  if (element.tagName === 'title') return said('title', charactersOf(element), 'the page’s title')
  if (element.tagName === 'link' && /\bcanonical\b/i.test(property(element, 'rel')))
    return said('url', property(element, 'href'), 'canonical link')
  if (element.tagName === 'time' && property(element, 'dateTime'))
    return said('publishedAt', property(element, 'dateTime'), 'time in the page')
  return []
}

const isLinkedData = (element: Element) => element.tagName === 'script' && /^application\/ld\+json/i.test(property(element, 'type').trim())
const ARTICLE = /(?:Article|Posting|Report)$/

function foundInLinkedData(script: Element): Found[] {
  const source = script.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
  const article = articleIn(parseJson(source))
  if (!article) return []
  const said = (field: Field, key: string): Found[] => {
    const value = wordOf(article[key])
    return value ? [{ field, value, from: `JSON-LD ${key}` }] : []
  }
  return [
    ...said('title', 'headline'),
    ...said('publisher', 'publisher'),
    ...said('publishedAt', 'datePublished'),
    ...said('byline', 'author'),
    ...said('url', 'url'),
    ...said('url', 'mainEntityOfPage'),
    ...said('originalUrl', 'isBasedOn'),
    ...said('language', 'inLanguage'),
  ]
}

function parseJson(source: string): unknown {
  if (source.length > 500_000) return null
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

type Thing = Record<string, unknown>
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first article among the things said, at the top or in its `@graph`. */
function articleIn(data: unknown): Thing | null {
  const top = (Array.isArray(data) ? data : [data]).filter(isThing)
  const all = top.flatMap((thing) => [thing, ...(Array.isArray(thing['@graph']) ? thing['@graph'].filter(isThing) : [])])
  return all.find((thing) => [thing['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type))) ?? null
}

/** A name, an address or a list of them, as words. */
function wordOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value
  if (depth > 2) return ''
  if (Array.isArray(value))
    return value
      .slice(0, 20)
      .map((one) => wordOf(one, depth + 1))
      .filter(Boolean)
      .join(', ')
  return isThing(value) ? wordOf(value.name ?? value.url ?? value['@id'], depth + 1) : ''
}
