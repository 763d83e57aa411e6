/** Languages that are written from right to left, and scripts that are, by their BCP 47 subtags. */
const RTL = /^(ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|syr|ug|ur|yi)(-|$)|-(Arab|Hebr|Syrc|Thaa|Nkoo)(-|$)/i

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * The direction in which a language is written. Where the language is not known the first letter of the text decides; left to
 * right where there is none.
 */
export function directionOf(language: string | null, characters = ''): 'ltr' | 'rtl' {
  if (language) return RTL.test(language) ? 'rtl' : 'ltr'
  return RTL_LETTER.test(/\p{L}/u.exec(characters.slice(0, 5000))?.[0] ?? '') ? 'rtl' : 'ltr'
}
