import type { Browser, Page } from 'playwright'
import { blockIndexAt } from '@/lib/domain/text/positions'
import { generate, type Size } from './documents'
import { heapOf } from './cpu'
import { installHarness } from './harness'

/** What one visit to one page found. CPU in milliseconds, a list where it was done several times. */
export type Visit = {
  readonly open: { readonly cpu: number; readonly wall: number }
  readonly acts: Readonly<Record<Act, { readonly cpu: number[]; readonly wall: number[]; readonly settled: number[] }>>
  readonly scroll: { readonly cpu: number; readonly longest: number; readonly mean: number }
  readonly heap: number
}
export type Act = 'add' | 'retag' | 'remove'
export type Contestant = 'ours' | 'limit'
const KEYS: Readonly<Record<Act, string>> = { add: '1', retag: '2', remove: 'Backspace' }
const ACTS = Object.keys(KEYS) as Act[]
const ELEMENTS = {
  ours: { texts: '.g-text.tiptap, .g-text.ProseMirror', spans: '.ProseMirror [data-ids]', scroller: '#content' },
  limit: { texts: '#text', spans: null, scroller: '#scroller' },
}
export type Plan = { readonly acts: number; readonly screens: number; readonly pause: number }

type Options = { browser: Browser; cpu: () => Promise<number>; url: string; contestant: Contestant; size: Size; plan: Plan }

/** Opens one page afresh, marks words up by keys, scrolls, and weighs what it holds. */
export async function visit({ browser, cpu, url, contestant, size, plan }: Options): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  try {
    const page = await context.newPage()
    await page.addInitScript('globalThis.__name = (made) => made') // tsx names functions by it
    await page.addInitScript(installHarness, ELEMENTS[contestant])
    await page.goto(url) // an empty page of the same site: the next one has its process already
    const before = await cpu()
    await page.goto(`${url}/${contestant}/${size}`, { waitUntil: 'commit' })
    const wall = await page.evaluate(() => window.bench.opened())
    const open = { cpu: (await cpu()) - before, wall }
    await page.waitForTimeout(plan.pause * 2)
    const acts = await markUp(page, cpu, size, plan)
    const scroll = await scrollOver(page, cpu, plan.screens)
    return { open, acts, scroll, heap: await heapOf(await context.newCDPSession(page)) }
  } finally {
    await context.close()
  }
}

async function markUp(page: Page, cpu: Options['cpu'], size: Size, { acts: count, pause }: Plan): Promise<Visit['acts']> {
  const acts = { add: newSeries(), retag: newSeries(), remove: newSeries() }
  const { text, free } = generate(size)
  for (const span of free.slice(0, count)) {
    const block = blockIndexAt(text.blocks, span.start)
    await page.evaluate((asked) => window.bench.select(...asked), [span, block, text.blocks[block]?.start ?? 0] as const)
    for (const act of ACTS) {
      await page.waitForTimeout(pause)
      const painted = page.evaluate(() => window.bench.nextPaint())
      await page.waitForTimeout(30)
      const before = await cpu()
      await page.keyboard.press(KEYS[act])
      acts[act].wall.push(await painted)
      acts[act].cpu.push((await cpu()) - before)
      await page.waitForTimeout(pause)
      acts[act].settled.push((await cpu()) - before)
    }
  }
  return acts
}
const newSeries = () => ({ cpu: [] as number[], wall: [] as number[], settled: [] as number[] })

async function scrollOver(page: Page, cpu: Options['cpu'], screens: number): Promise<Visit['scroll']> {
  const before = await cpu()
  const times = await page.evaluate((count) => window.bench.scroll(count), screens)
  const used = (await cpu()) - before
  const sum = times.reduce((all, one) => all + one, 0)
  return { cpu: used / times.length, longest: Math.max(...times), mean: sum / times.length }
}
