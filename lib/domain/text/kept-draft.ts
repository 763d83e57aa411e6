/**
 * What a browser kept of a draft. Each save has an id that its browser made; the id of the last one is the draft's revision.
 * `chain` holds the revision that was opened and the ids of this browser's own saves since, answered or not: where the
 * server's revision is one of them, nobody else has changed the draft.
 */
export type KeptDraft<D> = {
  readonly chain: readonly string[]
  readonly document: D
  /** whether the server has answered that it has just this */
  readonly saved: boolean
  /** ms since 1970 */
  readonly at: number
}
type Kept<D> = KeptDraft<D> & { readonly id: string }

export type Recalled<D> = {
  /** what the server will have next: it follows on what the page shows, and is more */
  readonly adopt: Kept<D> | null
  /** what was not saved, and the draft went on elsewhere since: the person chooses */
  readonly offer: Kept<D> | null
  /** what may be forgotten */
  readonly settled: readonly string[]
  /** the saves that the next one may follow on */
  readonly chain: readonly string[]
}
/** Saves of one's own that are remembered, one after the other. */
export const CHAIN_LENGTH = 50

/**
 * What of the kept drafts counts for a page that shows a `revision`. The page may be older than what was kept (it was read
 * while a save was under way), the same, or somebody else's.
 */
export function recall<D>(kept: readonly Kept<D>[], revision: string, shows: (document: D) => boolean): Recalled<D> {
  const newestFirst = [...kept].sort((a, b) => b.at - a.at)
  const follows = ({ chain }: KeptDraft<D>) => chain.includes(revision)
  const isShown = (one: KeptDraft<D>) => (one.saved && one.chain.at(-1) === revision) || shows(one.document)
  const open = newestFirst.filter((one) => !isShown(one))
  const adopt = open.find(follows) ?? null
  const offer = open.find((one) => !follows(one) && !one.saved) ?? null
  const settled = newestFirst.filter((one) => isShown(one) || one === adopt || (one.saved && !follows(one)))
  const own = newestFirst.filter(follows).toReversed()
  return { adopt, offer, settled: settled.map(({ id }) => id), chain: longer([revision], ...own.flatMap(({ chain }) => chain)) }
}

/** A chain with further saves at its end, each once, no longer than it may be. */
export const longer = (chain: readonly string[], ...saves: readonly string[]): readonly string[] =>
  [...new Set([...chain, ...saves])].slice(-CHAIN_LENGTH)
