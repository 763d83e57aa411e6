import { ID_KINDS, type IdKind, takenIds } from '@/lib/data/taken-ids'
import { isUuid, replacementId } from '@/lib/domain/formats/imported-ids'
import type { FileIds } from './bundle'

/** A file's ids as they are here. */
export type NewIds = {
  /** the id here of one that is in the file */
  readonly of: (kind: IdKind, id: string) => string
  /** the same, or null for one that the file does not hold */
  readonly ifHeld: (kind: IdKind, id: string | null) => string | null
  /** an id for something the file has none for, always the same for the same key */
  readonly fresh: (key: string) => string
  /** how many were not kept */
  readonly count: number
}

type Digest = (text: string) => string

/**
 * Keeps each id that is free here (with `keep`; else none) and replaces the others: alike each time, and everywhere in the
 * file. Nobody else replaces ids by the same `salt`.
 */
export async function idsHere(ids: FileIds, salt: string, digest: Digest, keep = true): Promise<NewIds> {
  const replaced = new Map<IdKind, Map<string, string>>()
  for (const kind of ID_KINDS) replaced.set(kind, await replacements(kind, ids[kind], salt, digest, keep))
  const of = (kind: IdKind, id: string) => replaced.get(kind)?.get(id) ?? id
  return {
    of,
    ifHeld: (kind, id) => (id !== null && ids[kind].has(id) ? of(kind, id) : null),
    fresh: (key) => replacementId(key, salt, 0, digest),
    count: [...replaced.values()].reduce((sum, map) => sum + map.size, 0),
  }
}

async function replacements(
  kind: IdKind,
  ids: ReadonlySet<string>,
  salt: string,
  digest: Digest,
  keep: boolean,
): Promise<Map<string, string>> {
  const taken = keep ? await takenIds(kind, [...ids].filter(isUuid)) : ids
  let open = [...ids].filter((id) => !isUuid(id) || taken.has(id))
  const found = new Map<string, string>()
  const given = new Set<string>()
  for (let attempt = 0; open.length > 0; attempt++) {
    const tries = open.map((id): [string, string] => [id, replacementId(id, `${salt} ${kind}`, attempt, digest)])
    const used = await takenIds(
      kind,
      tries.map(([, id]) => id),
    )
    open = []
    for (const [id, here] of tries) {
      if (used.has(here) || ids.has(here) || given.has(here)) open.push(id)
      else {
        found.set(id, here)
        given.add(here)
      }
    }
  }
  return found
}
