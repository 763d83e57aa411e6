import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright'
import { launchOptions } from '../../support/browser'
import type { Measured } from '../measure'
import { cpuOf } from './cpu'
import type { Size } from './documents'
import { openSite } from './site'
import { type Act, type Plan, type Visit, visit } from './visit'

/** How much is measured. */
export const EDITOR_SIZES = {
  whole: { sizes: ['S', 'M', 'L'], rounds: 5, plan: { acts: 3, screens: 20, pause: 600 } },
  quick: { sizes: ['S'], rounds: 1, plan: { acts: 1, screens: 2, pause: 600 } },
} as const satisfies Record<string, { sizes: readonly Size[]; rounds: number; plan: Plan }>

const TARGETS: Readonly<Record<Size, { open: number; act: number; scroll: number; heap: number }>> = {
  S: { open: 2.5, act: 1.5, scroll: 2, heap: 3 },
  M: { open: 2, act: 1.5, scroll: 2, heap: 3 },
  L: { open: 1.5, act: 1.5, scroll: 2, heap: 3 },
}
type Round = { readonly ours: Visit; readonly limit: Visit; readonly load: number }

/** The annotate screen in Chromium beside a bare page with the same text and ranges: opened, marked up, scrolled, weighed. */
export async function benchEditor({ sizes, rounds, plan }: { sizes: readonly Size[]; rounds: number; plan: Plan }): Promise<Measured[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'galley-bench-editor-'))
  const browser = await chromium.launch(launchOptions)
  const cpu = await cpuOf(browser)
  const site = await openSite(dir, sizes, cpu.milliseconds)
  try {
    const measured: Measured[] = []
    for (const size of sizes) {
      const found: Round[] = []
      for (let round = 0; round < rounds; round++) {
        const limit = await visit({ browser, cpu, url: site.url, contestant: 'limit', size, plan })
        const ours = await visit({ browser, cpu, url: site.url, contestant: 'ours', size, plan })
        found.push({ limit, ours, load: loadavg()[0] ?? 0 })
      }
      measured.push(...linesOf(size, found))
    }
    return measured
  } finally {
    await browser.close()
    site.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

function linesOf(size: Size, rounds: readonly Round[]): Measured[] {
  const target = TARGETS[size]
  const line = (what: string, unit: string, most: number | null, of: (visit: Visit) => readonly number[]): Measured => {
    const [ours, limit] = [median(rounds.flatMap((round) => of(round.ours))), median(rounds.flatMap((round) => of(round.limit)))]
    const load = median(rounds.map((round) => round.load))
    const wanted = most === null ? null : { most }
    return { what: `${size}: ${what}`, ours, limit, unit, ratio: ours / limit, target: wanted, rounds: rounds.length, load }
  }
  const acts = (['add', 'retag', 'remove'] as Act[]).flatMap((act) => [
    line(`${act} a span, key to painted, CPU`, 'ms', target.act, ({ acts }) => acts[act].cpu),
    line(`${act} a span, key to painted, by the clock`, 'ms', null, ({ acts }) => acts[act].wall),
    line(`${act} a span, with all that follows until it is saved, CPU`, 'ms', null, ({ acts }) => acts[act].settled),
  ])
  return [
    line('open to painted, CPU', 'ms', target.open, ({ open }) => [open.cpu]),
    line('open to painted, by the clock', 'ms', null, ({ open }) => [open.wall]),
    ...acts,
    line('scrolling, CPU a frame', 'ms', target.scroll, ({ scroll }) => [scroll.cpu]),
    // within one frame of 60 a second: beside the limit's longest, as a busy machine delays both
    line('scrolling, longest frame', 'ms', 1.5, ({ scroll }) => [scroll.longest]),
    line('heap', 'MB', target.heap, ({ heap }) => [heap]),
  ]
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
