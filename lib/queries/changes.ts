import type { Caller } from '@/lib/auth/caller'
import { gateSet } from '@/lib/auth/set-gate'
import type { ChangesPage, ChangeView } from '@/lib/contracts/annotation-sets'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { listChanges } from '@/lib/data/changes'
import { namesOf } from '@/lib/data/users'
import { type Result, success } from '@/lib/domain/result'

/** The history of a set that the caller may see: its changes in order, after the sequence number `cursor`. */
export async function readChanges(
  caller: Caller,
  setId: string,
  { cursor, limit, subject }: { cursor: number; limit: number; subject?: string },
): Promise<Result<ChangesPage, ProblemReason>> {
  const found = await gateSet(caller, 'sets.read', setId)
  if (!found.ok) return found
  const rows = await listChanges(setId, { after: cursor, limit: limit + 1, subjectId: subject })
  const items = rows.slice(0, limit)
  const names = await namesOf(items.flatMap((row) => row.authorId ?? []))
  return success({
    items: items.map(({ authorId, createdAt, body, kind, subject: what, ...row }) => ({
      ...row,
      kind: kind as ChangeView['kind'],
      subject: what as ChangeView['subject'],
      body: body as Record<string, unknown>,
      author: authorId ? { id: authorId, name: names.get(authorId) ?? '' } : null,
      createdAt: createdAt.toISOString(),
    })),
    state: found.value.set.state,
    next: rows.length > limit ? String(items.at(-1)?.sequence) : null,
  })
}
