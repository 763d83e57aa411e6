import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from 'playwright'

/** What the process of one page uses: all its threads, by the kernel's count. Linux only. */
export type Cpu = { readonly find: (page: Page) => Promise<void>; readonly milliseconds: () => number }

/** A page that works for so many milliseconds is told from all others. */
const BUSY = 50

export async function cpuOf(browser: Browser): Promise<Cpu> {
  const session = await browser.newBrowserCDPSession()
  let pid = 0
  return {
    find: async (page) => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      const before = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => ({ id, used: threadsOf(id) }))
      await page.evaluate(`for (const from = performance.now(); performance.now() - from < ${BUSY}; );`)
      const grown = before.map(({ id, used }) => ({ id, by: threadsOf(id) - used })).sort((a, b) => b.by - a.by)
      if (!grown[0] || grown[0].by < BUSY / 2) throw new Error('the process of the page was not found')
      pid = grown[0].id
    },
    milliseconds: () => threadsOf(pid),
  }
}

/** Until nothing runs in any renderer: Chromium has pages of its own, and loads some of them beside the first page of each window. */
export async function calm(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  for (let before = -1, n = 0; n < 50; n++) {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const now = processInfo.reduce((sum, { id, type }) => sum + (type === 'renderer' ? threadsOf(id) : 0), 0)
    if (before >= 0 && now - before < 5) break
    before = now
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  await session.detach()
}

/** The first number is nanoseconds of CPU: Documentation/scheduler/sched-stats.rst of Linux. */
function threadsOf(pid: number): number {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`)
    return tasks.reduce((sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0)
  } catch {
    return 0 // it ended meanwhile
  }
}

/** Megabytes that the page's objects take after everything unneeded was collected. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable')
  for (let n = 0; n < 2; n++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.send('HeapProfiler.disable')
  return usedSize / 1024 ** 2
}
