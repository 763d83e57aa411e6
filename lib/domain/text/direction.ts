/** Languages that are written from right to left, and scripts that are, by their BCP 47 subtags. */
const RTL = /^(ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|syr|ug|ur|yi)(-|$)|-(Arab|Hebr|Syrc|Thaa|Nkoo)(-|$)/i

/** The direction in which a language is written; left to right where it is not known. */
export const directionOf = (language: string | null): 'ltr' | 'rtl' => (language && RTL.test(language) ? 'rtl' : 'ltr')
