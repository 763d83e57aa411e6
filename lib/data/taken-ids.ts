import { db } from './client'
import { inPieces } from './in-pieces'

/** The kinds of things that have ids of their own. Annotations and relations share theirs. */
export const ID_KINDS = ['project', 'document', 'text', 'set', 'annotation', 'decision', 'comment'] as const
export type IdKind = (typeof ID_KINDS)[number]

/** Which of these ids are taken on this instance. */
export async function takenIds(kind: IdKind, ids: readonly string[]): Promise<Set<string>> {
  const rows = await inPieces(ids, async (piece) => {
    const ask = { where: { id: { in: piece } }, select: { id: true as const } }
    return (await Promise.all(asked(kind, ask))).flat()
  })
  return new Set(rows.map(({ id }) => id))
}

type Ask = { where: { id: { in: string[] } }; select: { id: true } }
function asked(kind: IdKind, ask: Ask): Promise<{ id: string }[]>[] {
  if (kind === 'project') return [db().project.findMany(ask)]
  if (kind === 'document') return [db().document.findMany(ask)]
  if (kind === 'text') return [db().text.findMany(ask)]
  if (kind === 'set') return [db().annotationSet.findMany(ask)]
  if (kind === 'annotation') return [db().annotation.findMany(ask), db().relation.findMany(ask)]
  return kind === 'decision' ? [db().decision.findMany(ask)] : [db().comment.findMany(ask)]
}
