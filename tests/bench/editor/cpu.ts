import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, CDPSession } from 'playwright'

/** Reads the CPU that the browser's pages have used so far, in milliseconds: all threads of all renderers, by the kernel's count. */
export async function cpuOf(browser: Browser): Promise<() => Promise<number>> {
  const session = await browser.newBrowserCDPSession()
  const pids = async () => (await session.send('SystemInfo.getProcessInfo')).processInfo.filter(({ type }) => type === 'renderer')
  if (process.platform !== 'linux') return async () => (await pids()).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0)
  return async () => (await pids()).reduce((sum, { id }) => sum + threadsOf(id), 0)
}

/** Nanosecond counts: see Documentation/scheduler/sched-stats.rst of Linux. */
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
