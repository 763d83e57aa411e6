import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const SHELLS = /^-?(ba|da|z|k|a)?sh$|^busybox$/
const EVERY_MS = 250

/** The name and the parent of a process; null where the system does not tell. */
function processOf(pid) {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { name, parent: Number(parent) }
  } catch {
    const said = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
    const [, parent, name] = /^\s*(\d+)\s+(\S+)/.exec(said) ?? []
    return parent ? { name: name.split('/').at(-1), parent: Number(parent) } : null
  }
}

const isThere = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Calls `end` once the npm that started this process is gone: it passes not every signal on, and none when it is killed.
 * Between the two there may be a shell, which outlives npm. Started by anything else, this process may outlive it.
 */
export function whenNpmIsGone(end) {
  if (!['start', 'dev'].includes(process.env.npm_lifecycle_event)) return
  const parent = process.ppid
  const between = processOf(parent)
  const npm = between && SHELLS.test(between.name) ? between.parent : parent
  const timer = setInterval(() => {
    // whose parent is gone gets another
    const isParentGone = process.ppid !== parent || (process.platform === 'linux' && npm !== parent && processOf(parent)?.parent !== npm)
    if (!isParentGone && isThere(npm)) return
    clearInterval(timer)
    end()
  }, EVERY_MS)
}
