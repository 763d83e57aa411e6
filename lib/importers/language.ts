import { eld } from 'eld/small'
import type { Text } from '@/lib/domain/text/text'
import type { Found } from './importer'

const ENOUGH = 60

/** The language a text seems to be in: a suggestion, made only where there are words enough and it is clear. */
export function foundLanguage({ characters }: Text): Found[] {
  const sample = characters.slice(0, 6000)
  if (sample.trim().length < ENOUGH) return []
  const guess = eld.detect(sample)
  return guess.language && guess.isReliable() ? [{ field: 'language', value: guess.language, from: 'recognised' }] : []
}
