import { type Change, subjectIdOf } from './change'
import { settingName, settingsOf, without } from './made-upon'
import type { RefusedChange } from './unsaved'

/** By the ids of changes: what others of the same set since, as `settingName` has it, or all of it. */
export type Since = ReadonlyMap<string, ReadonlySet<string>>
const ALL = 'all'

/** What later changes set of what earlier ones set too, or removed. `place`: which came first, where both are known. */
export function setSince(earlier: readonly Change[], later: readonly Change[], place: (id: string) => number | undefined): Since {
  const since = new Map<string, Set<string>>()
  const about = bySubject(earlier)
  for (const one of later) {
    const names = namesOf(one)
    const at = place(one.id)
    if (names.length === 0 || at === undefined) continue
    for (const { id } of about.get(subjectIdOf(one)) ?? [])
      if ((place(id) ?? at) < at) since.set(id, new Set([...(since.get(id) ?? []), ...names]))
  }
  return since
}

/** An annotation that is removed takes its relations along. */
function bySubject(changes: readonly Change[]): Map<string, Change[]> {
  const about = new Map<string, Change[]>()
  for (const change of changes) for (const id of new Set(idsOf(change))) about.set(id, [...(about.get(id) ?? []), change])
  return about
}

function idsOf(change: Change): string[] {
  const ends = 'relation' in change && change.kind !== 'delete' ? [change.relation.from, change.relation.to] : []
  return [subjectIdOf(change), ...ends.flatMap((end) => end ?? [])]
}

function namesOf(change: Change): string[] {
  if (change.kind === 'delete') return [ALL]
  return change.kind === 'update' ? settingsOf(change).map(settingName) : []
}

export function joined(...all: readonly Since[]): Since {
  const names = new Map<string, ReadonlySet<string>>()
  for (const since of all) for (const [id, more] of since) names.set(id, new Set([...(names.get(id) ?? []), ...more]))
  return names
}

/** What is still meant of refused changes; null in the place of those of which nothing is. */
export function stillMeant(refused: readonly RefusedChange[], since: Since): (RefusedChange | null)[] {
  return refused.map((one) => {
    const names = since.get(one.change.id)
    if (!names) return one
    if (names.has(ALL)) return null
    const change = one.change.kind === 'update' ? without(one.change, names) : one.change
    return change && { ...one, change }
  })
}
