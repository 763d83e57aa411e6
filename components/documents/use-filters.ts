'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { addressOf, filtersIn } from './filter-address'
import type { Filters } from './filter-documents'

/**
 * Filters that stand in the page's address: they can be shared, and going back and forward finds them again. A choice is a
 * step of its own; letters typed into the search change the step one is at.
 */
export function useFilters(): [Filters, (next: Filters) => void] {
  const query = useSearchParams()
  const [filters, setFilters] = useState(() => filtersIn(query))
  useEffect(() => {
    // what the hook knows may lag behind one's typing: the address itself does not
    void query
    const asked = filtersIn(new URLSearchParams(window.location.search))
    setFilters((now) => (addressOf(now) === addressOf(asked) ? now : asked))
  }, [query])
  const change = (next: Filters) => {
    const address = window.location.pathname + addressOf(next)
    const typing = next.words !== filters.words
    if (typing) window.history.replaceState(null, '', address)
    else window.history.pushState(null, '', address)
    setFilters(next)
  }
  return [filters, change]
}
