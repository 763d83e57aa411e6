// npm start: migrates (after a copy of the database), serves, and prints where. `--dev` serves from the sources;
// further arguments go to Next (-p 4000, -H 127.0.0.1).
import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { settingProblems } from '../lib/settings/problems.js'
import { closeData, environment, refuse } from './environment.mjs'
import { whyNotPort } from './free-port.mjs'
import { whenNpmIsGone } from './npm-gone.mjs'

process.chdir(path.join(import.meta.dirname, '..'))
const dev = process.argv.includes('--dev')
const words = process.argv.slice(2).filter((word) => word !== '--dev')
const further = words.flatMap((word) => (/^--(port|hostname)=/.test(word) ? word.split('=') : [word])) // as two words
const env = environment()
const flag = (...names) => further[further.findIndex((word) => names.includes(word)) + 1]
const hasPort = further.some((word) => word === '-p' || word === '--port')
const port = hasPort ? flag('-p', '--port') : env.PORT?.trim() || '3000'
refuse(settingProblems({ PORT: port || 'none' }))
const host = further.some((word) => word === '-H' || word === '--hostname') ? flag('-H', '--hostname') : undefined
const taken = await whyNotPort(port, host)
refuse(taken ? [taken] : [])
closeData()

const migrated = spawnSync(process.execPath, ['scripts/db.mjs', 'upgrade'], { stdio: ['ignore', 'inherit', 'inherit'], env })
if (migrated.status !== 0) {
  console.error('Galley: the database could not be brought up to date; nothing is served. What it said stands above.')
  process.exit(1)
}

const address = env.GALLEY_URL?.trim() || `http://localhost:${port}`
const next = ['node_modules/next/dist/bin/next', dev ? 'dev' : 'start', ...(hasPort ? [] : ['-p', port]), ...further]
const server = spawn(process.execPath, ['--import', new URL('end-with-parent.mjs', import.meta.url).href, ...next], {
  stdio: ['pipe', 'pipe', 'inherit'],
  env: { ...env, PORT: port, GALLEY_STARTED_BY: String(process.pid), NODE_ENV: dev ? 'development' : 'production' },
})
server.on('exit', (code, signal) => process.exit(signal || ending ? 0 : (code ?? 1)))

let ending = false
/** Ends the server, gently at first; this process ends with it. */
function end() {
  if (ending) return
  ending = true
  server.kill('SIGTERM')
  setTimeout(() => server.kill('SIGKILL'), 10_000)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
whenNpmIsGone(end)

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
