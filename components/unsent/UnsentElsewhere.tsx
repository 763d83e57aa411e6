'use client'
import Link from 'next/link'
import { Menu, MenuLink } from '@/components/ui/Menu'
import type { UnsentSet } from './registry'
import { unsent as words } from './strings'
import { useUnsentElsewhere } from './use-unsent'

const CLASS = 'flex min-w-0 items-center gap-2 rounded-sm text-ink-2 text-sm underline-offset-4 hover:text-ink hover:underline'

/** Says on every page, quietly, where changes of other documents are not sent or not taken, and leads there. It sends them meanwhile. */
export function UnsentElsewhere({ userId }: { readonly userId: string }) {
  const sets = useUnsentElsewhere(userId)
  const [only, ...others] = sets
  return (
    <>
      {only && (others.length === 0 ? <One set={only} /> : <Several sets={sets} />)}
      <span role="status" className="sr-only">
        {only && (others.length === 0 ? words.of(only) : words.ofSeveral(sets))}
      </span>
    </>
  )
}

function One({ set }: { readonly set: UnsentSet }) {
  if (!set.about) return <span className={CLASS}>{inWords(words.of(set), [set])}</span>
  return (
    <Link href={`/documents/${set.about.documentId}`} className={CLASS} title={words.of(set)}>
      {inWords(words.of(set), [set])}
    </Link>
  )
}

function Several({ sets }: { readonly sets: readonly UnsentSet[] }) {
  const trigger = (
    <button type="button" className={CLASS} title={words.ofSeveral(sets)}>
      {inWords(words.ofSeveral(sets), sets)}
    </button>
  )
  return (
    <Menu trigger={trigger} label={words.menu} align="end">
      {sets.map((set) => (
        <MenuLink key={set.setId} href={set.about ? `/documents/${set.about.documentId}` : '/'}>
          {words.of(set)}
        </MenuLink>
      ))}
    </Menu>
  )
}

/** At length where there is room. */
const inWords = (text: string, sets: readonly UnsentSet[]) => (
  <>
    <span aria-hidden className="size-2 shrink-0 rounded-full bg-warn" />
    <span className="max-w-72 truncate max-xl:hidden">{text}</span>
    <span className="whitespace-nowrap xl:hidden">{words.short(sets)}</span>
  </>
)
