import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, expect, test } from 'vitest'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-ended-'))
let started: ChildProcess | null = null
afterEach(() => {
  try {
    if (started?.pid) process.kill(-started.pid, 'SIGKILL')
  } catch {
    // all of its group are gone, as they should be
  }
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const port = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false)).listen(port, () => server.close(() => resolve(true)))
  })

/** `npm start` without what comes before it: the build stands. Resolves when it serves. */
async function start(words: string[], number: number): Promise<ChildProcess> {
  const [command = '', ...args] = words
  const env = { ...process.env, NODE_ENV: undefined, PORT: String(number), DATABASE_URL: `file:${dir}/galley.db` }
  const child = spawn(command, args, { env: env as never, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  await expect.poll(() => said, { timeout: 60_000 }).toContain(`:${number}`)
  return child
}

const npm = ['npm', 'start', '--ignore-scripts', '--silent']
test.each([
  ['npm', 'SIGTERM', npm],
  ['npm', 'SIGKILL', npm],
  ['npm', 'SIGHUP', npm],
  ['scripts/start.mjs', 'SIGTERM', [process.execPath, 'scripts/start.mjs']],
  ['scripts/start.mjs', 'SIGKILL', [process.execPath, 'scripts/start.mjs']],
] as const)('with %s the server ends too when that alone gets a %s: its port is free', async (_what, signal, words) => {
  const number = await port()
  started = await start([...words], number)
  expect(await isFree(number)).toBe(false)
  const gone = once(started, 'exit')
  started.kill(signal)
  await gone
  for (let tries = 0; tries < 50 && !(await isFree(number)); tries++) await sleep(100)
  expect(await isFree(number)).toBe(true)
})
