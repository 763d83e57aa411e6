import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

export type GalleyServer = {
  readonly url: string
  readonly port: number
  /** of its first process, and of the group of all of them */
  readonly pid: number
  readonly setupLink: string | null
  stop(signal?: NodeJS.Signals): Promise<void>
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** Starts Galley as `npm start` does, on a SQLite file of its own. A second start on the same file takes its place. */
export async function startGalley(file: string, given: { port?: number; env?: Record<string, string> } = {}): Promise<GalleyServer> {
  const port = given.port ?? (await freePort())
  const env = {
    ...process.env,
    NODE_ENV: undefined,
    PORT: String(port),
    DATABASE_URL: `file:${file}`,
    GALLEY_SECRET: 'only the end-to-end tests know this secret',
    ...given.env,
  }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: env as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const url = `http://localhost:${port}`
  const said = await untilReady(child, url)
  const setupLink = /http\S+\/setup\/\S+/.exec(said)?.[0] ?? null
  return { url, port, pid: child.pid ?? 0, setupLink, stop: (signal = 'SIGTERM') => stop(child, signal) }
}

/** What it printed until it said where it is. */
async function untilReady(child: ChildProcess, url: string): Promise<string> {
  let said = ''
  child.stdout?.on('data', (chunk) => {
    said += chunk
  })
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`Galley ended at its start: is there a build? ${said}`)
    if (said.includes(url)) return said
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Galley did not start in 30 s: ${said}`)
}

/** Ends the server and all its children; SIGKILL leaves nothing time to finish. */
async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const gone = once(child, 'exit')
  process.kill(-child.pid, signal)
  await gone
}
