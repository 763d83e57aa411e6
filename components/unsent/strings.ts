import { counted } from '@/lib/domain/counted'
import type { UnsentSet } from './registry'

type Counts = Pick<UnsentSet, 'unsentCount' | 'refusedCount'>
const sumOf = (sets: readonly Counts[]) => sets.reduce((sum, one) => sum + one.unsentCount + one.refusedCount, 0)
const areNot = (sets: readonly Counts[]) => {
  const done = sets.some(({ unsentCount }) => unsentCount > 0) ? 'sent yet' : 'saved'
  return sumOf(sets) === 1 ? `is not ${done}` : `are not ${done}`
}

/** The words about what of other documents the server does not have. */
export const unsent = {
  of: (set: UnsentSet) => `${counted(sumOf([set]), 'change')} of ${set.about ? `“${set.about.title}”` : 'a document'} ${areNot([set])}`,
  ofSeveral: (sets: readonly UnsentSet[]) =>
    `${counted(sumOf(sets), 'change')} of ${counted(sets.length, 'other document')} ${areNot(sets)}`,
  short: (sets: readonly UnsentSet[]) => `${counted(sumOf(sets))} unsent elsewhere`,
  menu: 'Not sent yet',
  heldMore: 'This browser keeps it. What can be sent is sent by itself; what cannot, you can take away as a file.',
  download: 'Download',
  letGo: 'Let it go',
  hasLetGo: 'Let go',
  stays: (count: number) => `${counted(count, 'change is', 'changes are')} not saved on the server.`,
  staysMore: 'This browser keeps them and sends them when you are signed in here again.',
  leaveAnyway: 'Sign out',
} as const
