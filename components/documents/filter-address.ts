import { type Filters, NO_FILTERS } from './filter-documents'
import { words } from './strings'

/** What each filter is called in the page's address. */
const NAMES = {
  words: 'q',
  state: 'state',
  publisher: 'publisher',
  reader: 'reader',
  copies: 'copies',
  sort: 'sort',
} satisfies Record<keyof Filters, string>
const FIELDS = Object.keys(NAMES) as (keyof Filters)[]

/** What may be said of a filter that has a closed list; the others take any value. */
const CHOICES: Partial<Record<keyof Filters, object>> = { state: words.states, copies: words.copies, sort: words.sorts }

/** The filters that an address asks for; what it does not say, or says wrongly, is as at first. */
export function filtersIn(query: URLSearchParams): Filters {
  const asked = FIELDS.flatMap((field) => {
    const value = query.get(NAMES[field])
    const choices = CHOICES[field]
    return value && (!choices || Object.hasOwn(choices, value)) ? [[field, value]] : []
  })
  return { ...NO_FILTERS, ...(Object.fromEntries(asked) as Partial<Filters>) }
}

/** Filters as the query of an address, with `?` where there is any; what is as at first is not said. */
export function addressOf(filters: Filters): string {
  const said = FIELDS.filter((field) => filters[field] !== NO_FILTERS[field]).map((field) => [NAMES[field], filters[field]])
  return said.length > 0 ? `?${new URLSearchParams(said)}` : ''
}
