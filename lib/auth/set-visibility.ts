import type { Prisma } from '@/lib/data/client'
import type { Role } from './policy'

type SetFacts = { readonly ownerId: string | null; readonly kind: 'annotator' | 'gold' | 'suggester'; readonly state: 'open' | 'submitted' }
/**
 * `ownState`: the state of the reader's own annotator set of the same document; null when there is none, or when it is open
 * and nothing was ever changed in it: who only looked at an article has not begun to read it.
 */
type Reader = { readonly userId: string; readonly role: Role; readonly ownState: 'open' | 'submitted' | null }

/**
 * The blind phase: whether a reader may see a set. One's own always; nobody else's while one's own reading of that
 * document is open. Annotators see others' submitted and gold sets once they have submitted; reviewers and viewers see
 * submitted and gold sets; managers and the instance's owner also open ones.
 */
export function maySeeSet(reader: Reader, set: SetFacts): boolean {
  if (set.ownerId === reader.userId) return true
  if (reader.ownState === 'open') return false
  if (reader.role === 'manager' || reader.role === 'admin') return true
  if (reader.role === 'annotator' && reader.ownState !== 'submitted') return false
  return set.state === 'submitted'
}

/** The same as a filter of annotation sets, for lists, counts, aggregates and exports. */
export function visibleSets(reader: Who): Prisma.AnnotationSetWhereInput {
  const others: Prisma.AnnotationSetWhereInput[] = [{ document: readingsShown(reader) }]
  if (reader.role !== 'manager' && reader.role !== 'admin') others.push({ state: 'submitted' })
  return { OR: [{ ownerId: reader.userId }, { AND: others }] }
}

type Who = { readonly userId: string; readonly role: Role }

/** The documents of which a reader may see the submitted readings of others. */
export function readingsShown({ userId, role }: Who): Prisma.DocumentWhereInput {
  const own = { ownerId: userId, kind: 'annotator' } as const
  const isNotReading: Prisma.DocumentWhereInput = { sets: { none: { ...own, state: 'open', revision: { gt: 0 } } } }
  return role === 'annotator' ? { AND: [isNotReading, { sets: { some: { ...own, state: 'submitted' } } }] } : isNotReading
}
