// npm start: migrates (after a copy of the database), serves, and prints where. `--dev` serves from the sources;
// further arguments go to Next (-p 4000, -H 127.0.0.1).
import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { environment } from './environment.mjs'

process.chdir(path.join(import.meta.dirname, '..'))
const dev = process.argv.includes('--dev')
const further = process.argv.slice(2).filter((word) => word !== '--dev')
const env = environment()

const migrated = spawnSync(process.execPath, ['scripts/db.mjs', 'upgrade'], { stdio: ['ignore', 'inherit', 'inherit'], env })
if (migrated.status !== 0) {
  console.error('Galley: the database could not be brought up to date; nothing is served. What it said stands above.')
  process.exit(1)
}

const flag = (name) => further[further.indexOf(name) + 1]
const port = further.includes('-p') ? flag('-p') : env.PORT || '3000'
const address = env.GALLEY_URL || `http://localhost:${port}`
const next = ['node_modules/next/dist/bin/next', dev ? 'dev' : 'start', ...(further.includes('-p') ? [] : ['-p', port]), ...further]
const server = spawn(process.execPath, next, {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...env, NODE_ENV: dev ? 'development' : 'production' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))

let ready = false
server.stdout.on('data', (chunk) => {
  const text = String(chunk)
  if (dev) process.stdout.write(text)
  if (ready || !/ready/i.test(text)) return
  ready = true
  welcome()
})

/** Where to go: the set-up link while there is no account, the first page afterwards. */
function welcome() {
  const link = spawnSync(process.execPath, ['scripts/setup-link.mjs', address], { encoding: 'utf8', env })
  if (link.status !== 0) process.stderr.write(link.stderr)
  console.log(link.stdout?.trim() || `\nGalley is at ${address}\n`)
}
