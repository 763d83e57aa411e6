import type { SetChoice } from '@/lib/contracts/choices'
import type { DatasetFilters } from '@/lib/contracts/export'
import type { Prisma } from './client'

/** What of a dataset is read: the sets that may be seen, further narrowed. */
export type Selection = {
  readonly projectId: string
  readonly visible: Prisma.AnnotationSetWhereInput
  readonly userId: string
  readonly sets: SetChoice
  readonly filters: DatasetFilters
}

const CHOICES: Record<SetChoice, (userId: string) => Prisma.AnnotationSetWhereInput> = {
  gold: () => ({ kind: 'gold' }),
  submitted: () => ({ kind: 'annotator', state: 'submitted' }),
  mine: (userId) => ({ kind: 'annotator', ownerId: userId }),
  'all-visible': () => ({}),
}

/** The documents of a selection that are there, as a filter. */
export const ofDocument = ({ document, publisher }: DatasetFilters): Prisma.DocumentWhereInput => ({
  deletedAt: null,
  ...(document ? { id: document } : {}),
  ...(publisher === '-' ? { publisher: null } : publisher ? { publisher } : {}),
})

/** The sets of a selection, as a filter: visible, chosen, of documents that are there. */
export const setsOf = ({ projectId, visible, userId, sets, filters }: Selection): Prisma.AnnotationSetWhereInput => ({
  AND: [
    visible,
    CHOICES[sets](userId),
    filters.annotator ? { ownerId: filters.annotator } : {},
    { projectId, document: ofDocument(filters) },
  ],
})

/** The annotations of a selection that are there, as a filter. */
export const ofAnnotation = ({ layer, tag }: DatasetFilters): Prisma.AnnotationWhereInput => ({
  deletedAt: null,
  ...(layer ? { layer } : {}),
  ...(tag ? { tag } : {}),
})
