/** Where a set belongs, to be told of and linked to from anywhere. */
export type About = { readonly documentId: string; readonly projectId: string; readonly title: string }
/** How many changes of one set this browser holds that the server does not have: still to be sent, or sent and refused. */
export type UnsentSet = {
  readonly setId: string
  /** null where nobody noted it */
  readonly about: About | null
  readonly unsentCount: number
  readonly refusedCount: number
}
type Noted = Omit<UnsentSet, 'setId'>

const prefixOf = (userId: string) => `galley-unsent:${userId}:`
/** The browser's database of what a reader did to one set. */
export const outboxNameOf = (userId: string, setId: string) => `galley-outbox-${userId}-${setId}`
/** Held, shared, by each that has this database open. */
export const openLockOf = (databaseName: string) => `open ${databaseName}`
/** Before what stands in no database yet. */
export const unkeptPrefixOf = (userId: string, setId = '') => `galley-unkept:${userId}:${setId && `${setId}:`}`

const listeners = new Set<() => void>()
let isTelling = false
/** Soon, and once for all that is noted at a time: who notes may be just painting. */
function tell(): void {
  if (isTelling) return
  isTelling = true
  setTimeout(() => {
    isTelling = false
    for (const heard of listeners) heard()
  })
}
const hear = ({ key }: StorageEvent) => (key === null || key.startsWith('galley-unsent:')) && tell()

/** Calls when something was noted, in this page or another. Gives back what ends that. */
export function onUnsent(heard: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', hear)
  listeners.add(heard)
  return () => {
    listeners.delete(heard)
    if (listeners.size === 0) window.removeEventListener('storage', hear)
  }
}

/** Notes how much of a set is unsent; a set of which nothing is, is forgotten. Without `about` what was noted of that stays. */
export function noteUnsent(userId: string, setId: string, counts: Omit<Noted, 'about'>, about?: About): void {
  const key = prefixOf(userId) + setId
  try {
    const before = localStorage.getItem(key)
    const { unsentCount, refusedCount } = counts
    const now = { about: about ?? readNoted(before)?.about ?? null, unsentCount, refusedCount }
    const text = unsentCount + refusedCount > 0 ? JSON.stringify(now) : null
    if (text === before) return
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    tell()
  } catch {
    // a browser that stores nothing, or is full: the databases themselves are looked for
  }
}

/** Notes, before they are stored, that so many changes come to what is unsent of a set. */
export function noteMore(userId: string, setId: string, count: number, about?: About): void {
  const before = notedOf(userId, setId)
  if (!before?.unsentCount) noteUnsent(userId, setId, { unsentCount: count, refusedCount: before?.refusedCount ?? 0 }, about)
}

/** The sets of which something of this reader is unsent here. */
export function unsentSets(userId: string): UnsentSet[] {
  return keysFrom(prefixOf(userId)).flatMap((setId) => {
    const noted = notedOf(userId, setId)
    return noted ? [{ setId, ...noted }] : []
  })
}

const shown = new Map<string, number>()
/** This page shows the set, sends what is unsent of it and tells of it, until what it gives back is called. */
export function showsSet(setId: string): () => void {
  shown.set(setId, (shown.get(setId) ?? 0) + 1)
  tell()
  return () => {
    const left = (shown.get(setId) ?? 0) - 1
    if (left > 0) shown.set(setId, left)
    else shown.delete(setId)
    tell()
  }
}
/** Those that this page does not show. */
export const unsentElsewhere = (userId: string): UnsentSet[] => unsentSets(userId).filter(({ setId }) => !shown.has(setId))

/**
 * Ids of sets of which this browser may hold something that was not noted: a page or the machine stopped at the very moment, or
 * the note could not be stored. Those that a page has open look after themselves.
 */
export async function unnotedSets(userId: string): Promise<string[]> {
  const copies = keysFrom(unkeptPrefixOf(userId)).map((rest) => rest.slice(0, rest.indexOf(':')))
  const databases = await databasesOf(userId)
  const held = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name))
  const noted = new Set(unsentSets(userId).map(({ setId }) => setId))
  return [...new Set([...copies, ...databases])].filter((setId) => !noted.has(setId) && !held.has(openLockOf(outboxNameOf(userId, setId))))
}

/** Only where an empty one is deleted: elsewhere each set that was ever opened here would be looked into again and again. */
async function databasesOf(userId: string): Promise<string[]> {
  if (!navigator.locks || !indexedDB.databases) return []
  const prefix = outboxNameOf(userId, '')
  const all = await indexedDB.databases().catch(() => [])
  return all.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []))
}

/** What follows the prefix in the keys that begin with it. */
function keysFrom(prefix: string): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
  } catch {
    return []
  }
}

function notedOf(userId: string, setId: string): Noted | null {
  try {
    return readNoted(localStorage.getItem(prefixOf(userId) + setId))
  } catch {
    return null
  }
}

function readNoted(json: string | null): Noted | null {
  try {
    const noted = JSON.parse(json ?? 'null') as Noted | null
    return typeof noted?.unsentCount === 'number' && typeof noted.refusedCount === 'number' ? noted : null
  } catch {
    return null
  }
}
