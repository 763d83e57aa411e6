import { loadavg } from 'node:os'

/** One thing measured beside its limit in the same run. `ratio` is the median of the rounds'. */
export type Measured = {
  readonly what: string
  /** what ours and the limit did in the median round, in `unit` */
  readonly ours: number
  readonly limit: number
  readonly unit: string
  readonly ratio: number
  readonly target: { readonly least: number } | { readonly most: number } | null
  readonly rounds: number
  /** the system's load while it was measured (1 is one core busy all the time) */
  readonly load: number
}

type Rounds = {
  readonly what: string
  readonly unit: string
  readonly target: Measured['target']
  readonly rounds: number
  readonly limit: (round: number) => Promise<number> | number
  readonly ours: (round: number) => Promise<number> | number
}

/** Measures ours and the limit by turns, after one round that does not count, and takes the round with the median ratio. */
export async function compare({ what, unit, target, rounds, limit, ours }: Rounds): Promise<Measured> {
  const found: { ours: number; limit: number; ratio: number; load: number }[] = []
  for (let round = 0; round <= rounds; round++) {
    const [bare, own] = [await limit(round), await ours(round)]
    if (round > 0 || rounds === 0) found.push({ ours: own, limit: bare, ratio: own / bare, load: loadavg()[0] ?? 0 })
  }
  found.sort((a, b) => a.ratio - b.ratio)
  const middle = found[found.length >> 1] as (typeof found)[number]
  return { what, unit, target, rounds, ...middle }
}

export const isMet = ({ ratio, target }: Measured): boolean | null =>
  target === null ? null : 'least' in target ? ratio >= target.least : ratio <= target.most

/** Seconds that some work takes. */
export async function seconds(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - began) / 1e9
}
