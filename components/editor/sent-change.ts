import type { ChangeView } from '@/lib/contracts/annotation-sets'
import type { Change } from '@/lib/domain/annotation/change'

/** A change of the server's list, as it was sent. */
export const changeOf = ({ id, kind, subject, subjectId, body }: Omit<ChangeView, 'sequence' | 'author' | 'createdAt'>): Change =>
  ({ id, kind, [subject]: { ...body, id: subjectId } }) as unknown as Change
