import type { Browser, Page } from 'playwright'
import { blockIndexAt } from '@/lib/domain/text/positions'
import { type Cpu, calm, heapOf } from './cpu'
import { generate, type Size } from './documents'
import { installHarness } from './harness'

/** What one visit to one page found. CPU in milliseconds, a list where it was done several times. */
export type Visit = {
  readonly open: { readonly cpu: number; readonly wall: number }
  readonly acts: Readonly<Record<Act, { readonly cpu: number[]; readonly wall: number[]; readonly settled: number[] }>>
  readonly scroll: { readonly cpu: number; readonly longest: number }
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

type Options = { browser: Browser; cpu: Cpu; url: string; contestant: Contestant; size: Size; plan: Plan }

/** Opens one page afresh, marks words up by keys, scrolls, and weighs what it holds. */
export async function visit({ browser, cpu, url, contestant, size, plan }: Options): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.addInitScript('globalThis.__name = (made) => made') // tsx names functions by it
    await page.addInitScript(installHarness, ELEMENTS[contestant])
    await page.goto(url) // an empty page of the same site: the next one has its process already
    await calm(browser)
    await cpu.find(page)
    const before = cpu.milliseconds()
    await page.goto(`${url}/${contestant}/${size}`, { waitUntil: 'commit' })
    const opened = await soon(
      page.evaluate(() => window.bench.opened()),
      `${contestant} ${size}`,
    )
    const open = { cpu: opened.cpu - before, wall: opened.wall }
    await page.waitForTimeout(plan.pause * 2)
    const acts = await markUp(page, cpu, { contestant, size, plan })
    const scroll = await scrollOver(page, plan.screens)
    return { open, acts, scroll, heap: await heapOf(await context.newCDPSession(page)) }
  } finally {
    await context.close()
  }
}

async function markUp(
  page: Page,
  { milliseconds }: Cpu,
  { contestant, size, plan: { acts: count, pause } }: Pick<Options, 'contestant' | 'size' | 'plan'>,
): Promise<Visit['acts']> {
  const acts = { add: newSeries(), retag: newSeries(), remove: newSeries() }
  const { text, free } = generate(size)
  for (const span of free.slice(0, count)) {
    const block = blockIndexAt(text.blocks, span.start)
    await page.evaluate((asked) => window.bench.select(...asked), [span, block, text.blocks[block]?.start ?? 0] as const)
    for (const act of ACTS) {
      await page.waitForTimeout(pause)
      await page.evaluate(() => window.bench.arm())
      const painted = page.evaluate(() => window.bench.painted())
      const before = milliseconds()
      await page.keyboard.press(KEYS[act])
      const spent = await soon(painted, `${contestant} ${size}: ${act}`)
      acts[act].wall.push(spent.wall)
      acts[act].cpu.push(spent.cpu)
      await page.waitForTimeout(pause)
      acts[act].settled.push(milliseconds() - before)
    }
  }
  return acts
}
/** A page that never shows what it was asked to show ends the bench. */
const soon = <T>(work: Promise<T>, what: string): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`${what} was not painted within 20 s`)), 20_000).unref()),
  ])
const newSeries = () => ({ cpu: [] as number[], wall: [] as number[], settled: [] as number[] })

async function scrollOver(page: Page, screens: number): Promise<Visit['scroll']> {
  const { cpu, frames } = await page.evaluate((count) => window.bench.scroll(count), screens)
  return { cpu: cpu / frames.length, longest: Math.max(...frames) }
}
