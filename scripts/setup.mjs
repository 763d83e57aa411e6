// What a fresh clone needs before it can start or be tested. Node alone runs this: nothing is installed yet.
// node scripts/setup.mjs [build] [browser]: each step is done only when its inputs differ from those of the last time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkSettings } from './environment.mjs'

process.chdir(path.join(import.meta.dirname, '..'))
const want = new Set(process.argv.slice(2))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Galley needs Node 20.19 or newer; this is ${process.version}. See https://nodejs.org`)
  process.exit(1)
}

// before minutes go into a build that then does not start
if (['prestart', 'predev'].includes(process.env.npm_lifecycle_event)) checkSettings()

function run(what, command, args, env = {}) {
  const began = Date.now()
  console.log(`Galley: ${what} …`)
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (error || status !== 0) {
    console.error(`Galley: ${what} failed${error ? `: ${error.message}` : ''}`)
    process.exit(status || 1)
  }
  console.log(`Galley: ${what} took ${((Date.now() - began) / 1000).toFixed(1)} s`)
}
const node = (what, args, env) => run(what, process.execPath, args, env)
const npm = (what, args) =>
  process.env.npm_execpath
    ? node(what, [process.env.npm_execpath, ...args])
    : run(what, process.platform === 'win32' ? 'npm.cmd' : 'npm', args)

/** One digest of files and folders, by path and content. */
function digest(roots) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}`)
  const add = (file) => {
    if (!existsSync(file)) return
    if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) add(path.join(file, name))
    else hash.update(file).update(readFileSync(file))
  }
  roots.forEach(add)
  return hash.digest('hex')
}

/** Does the work only where its inputs are not those it was last done for. */
function once(stamp, inputs, work) {
  const now = digest(inputs)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  work()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
}

once('node_modules/.installed', ['package.json', 'package-lock.json'], () =>
  npm('installing packages', ['ci', '--include=dev', '--no-audit', '--no-fund']),
)
once('generated/.generated', ['prisma/schema', 'scripts/db.mjs', 'node_modules/.installed'], () =>
  node('generating the database client', ['scripts/db.mjs', 'generate']),
)
if (want.has('build')) {
  const inputs = [
    'app',
    'components',
    'lib',
    'public',
    'proxy.ts',
    'instrumentation.ts',
    'next.config.js',
    'postcss.config.js',
    'tsconfig.json',
    'generated/.generated',
  ]
  once('.next/.built', inputs, () =>
    node('building', ['node_modules/next/dist/bin/next', 'build'], { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }),
  )
}
if (want.has('browser')) findBrowser()

function findBrowser() {
  const known = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  if (known.some((file) => file && existsSync(file))) return
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('reading the package lists', 'apt-get', ['update', '-qq'])
    run('installing Chromium for the browser tests', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    })
    return
  }
  console.error(
    'Galley: the browser tests need Chromium or Chrome. Install it (Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM to its path, and run npm test again.',
  )
  process.exit(1)
}
