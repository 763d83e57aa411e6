import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, CDPSession } from 'playwright'

/** What the browser's pages use: all threads of all renderers that there are after `find`, by the kernel's count. Linux only. */
export type Cpu = { readonly find: () => Promise<void>; readonly milliseconds: () => number }

export async function cpuOf(browser: Browser): Promise<Cpu> {
  const session = await browser.newBrowserCDPSession()
  let pids: number[] = []
  return {
    find: async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
    },
    milliseconds: () => pids.reduce((sum, pid) => sum + threadsOf(pid), 0),
  }
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
