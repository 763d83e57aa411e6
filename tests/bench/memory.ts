import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** The processes of a group, by Linux's own books; none elsewhere. */
function processesOf(group: number): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => groupOf(pid) === group)
  } catch {
    return []
  }
}

function groupOf(pid: number): number | null {
  try {
    // pid (name) state parent group …
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2])
  } catch {
    return null
  }
}

/** Begins to count anew how much memory the processes of a group have held at most. */
export function resetPeak(group: number): void {
  for (const pid of processesOf(group)) writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** The most that any process of a group has held since then, in MB; null where nobody counts it. */
export function peakMegabytes(group: number): number | null {
  const peaks = processesOf(group).map(
    (pid) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  )
  return peaks.length > 0 ? Math.max(...peaks) : null
}
