import { ENGLISH } from './languages/english'
import { FRENCH } from './languages/french'
import { GERMAN } from './languages/german'
import { SPANISH } from './languages/spanish'
import type { ReportingWords } from './reporting-words'

const BY_LANGUAGE: Readonly<Record<string, ReportingWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH }

/** The reporting words of a BCP 47 language; English ones where there are none of its own. */
export const reportingWords = (language: string | null): ReportingWords =>
  BY_LANGUAGE[(language ?? '').split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH
