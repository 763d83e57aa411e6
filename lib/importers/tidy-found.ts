import { webAddress } from '@/lib/domain/text/web-address'
import type { Found } from './importer'
import { isoDate } from './printed-date'

type Field = Found['field']

const LIMITS: Partial<Record<Field, number>> = { title: 1000, publisher: 300, byline: 500 }

/** A guess as it can be stored: one line, a real date, a web address, a language tag; nothing else. */
export function tidy(found: Found): Found[] {
  const value = stored(found.field, found.value.replace(/\s+/g, ' ').trim())
  return value && value.length <= (LIMITS[found.field] ?? 2048) ? [{ ...found, value }] : []
}

function stored(field: Field, value: string): string | null {
  if (field === 'publishedAt' || field === 'originalPublishedAt') return isoDate(value)
  if (field === 'url' || field === 'originalUrl') return /^https?:/i.test(value) ? webAddress(value) : null
  if (field === 'language') return /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(value) ? value.replaceAll('_', '-') : null
  // an address is no name of a person or an outlet
  return /^https?:/i.test(value) ? null : value
}
