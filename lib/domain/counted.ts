const rules = new Intl.PluralRules('en')

/** The one place that does plurals: the form that goes with a number. Without `many` an s is added to `one`. */
export const plural = (n: number, one: string, many = `${one}s`): string => (rules.select(n) === 'one' ? one : many)

/** “1 document”, “1,200 documents”; without a word the number alone, as it is printed in English. */
export const counted = (n: number, one?: string, many?: string): string =>
  `${n.toLocaleString('en')}${one === undefined ? '' : ` ${plural(n, one, many)}`}`
