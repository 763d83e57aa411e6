import { Search } from 'lucide-react'
import { type RefObject, useMemo } from 'react'
import { FilterChip } from '@/components/ui/Chip'
import { Kbd } from '@/components/ui/Kbd'
import type { DocumentRow } from '@/lib/contracts/documents-list'
import type { Filters } from './filter-documents'
import { words } from './strings'

type Option = { readonly value: string; readonly label: string }
const options = (entries: Readonly<Record<string, string>>): Option[] => Object.entries(entries).map(([value, label]) => ({ value, label }))
const ANY: Option = { value: 'any', label: words.any }

type FilterBarProps = {
  rows: readonly DocumentRow[]
  filters: Filters
  onChange: (filters: Filters) => void
  searchRef: RefObject<HTMLInputElement | null>
  userId: string
}

/** Search box, filter chips, order. */
export function FilterBar({ rows, filters, onChange, searchRef, userId }: FilterBarProps) {
  const { publishers, readers } = useMemo(() => choicesOf(rows, userId), [rows, userId])
  const set = (key: keyof Filters) => (value: string) => onChange({ ...filters, [key]: value })
  return (
    <search className="mb-4 flex flex-wrap items-center gap-2">
      <label className="relative block w-[18.75rem] max-md:w-full">
        <span className="sr-only">{words.searchLabel}</span>
        <Search aria-hidden className="absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-3" />
        <input
          ref={searchRef}
          type="search"
          dir="auto"
          placeholder={words.search}
          value={filters.words}
          onChange={(event) => set('words')(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          className="h-8 w-full rounded-md border border-rule bg-paper ps-9 pe-9 text-sm pointer-coarse:h-11 pointer-coarse:text-base [&::-webkit-search-cancel-button]:hidden"
        />
        <Kbd className="absolute end-2.5 top-1/2 -translate-y-1/2 pointer-coarse:hidden">F</Kbd>
      </label>
      <FilterChip label={words.filters.state} value={filters.state} options={[ANY, ...options(words.states)]} onChoose={set('state')} />
      <FilterChip label={words.filters.publisher} value={filters.publisher} options={publishers} onChoose={set('publisher')} />
      <FilterChip label={words.filters.reader} value={filters.reader} options={readers} onChoose={set('reader')} />
      <FilterChip label={words.filters.copies} value={filters.copies} options={options(words.copies)} onChoose={set('copies')} />
      <span className="ms-auto max-md:ms-0">
        <FilterChip label={words.sort} value={filters.sort} options={options(words.sorts)} onChoose={set('sort')} />
      </span>
    </search>
  )
}

function choicesOf(rows: readonly DocumentRow[], userId: string): { publishers: Option[]; readers: Option[] } {
  const publishers = [...new Set(rows.flatMap(({ publisher }) => publisher ?? []))].sort((a, b) => a.localeCompare(b))
  const readers = new Map(rows.flatMap((row) => row.readers.map(({ id, name }) => [id, name] as const)))
  readers.delete(userId)
  return {
    publishers: [ANY, ...publishers.map((name) => ({ value: name, label: name }))],
    readers: [
      ANY,
      { value: 'me', label: words.me },
      { value: 'nobody', label: words.nobody },
      ...[...readers].map(([value, label]) => ({ value, label })),
    ],
  }
}
