// npm test: every check, in the order in which the quick ones fail first. Closes with `N passed, N failed`.
// What failed is said once more at the end, since a log is often kept from its end.
// node scripts/test.mjs [name …] runs some of them.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

process.chdir(path.join(import.meta.dirname, '..'))
const vitest = (...projects) => ['node_modules/vitest/vitest.mjs', 'run', ...projects.flatMap((project) => ['--project', project])]
const steps = {
  format: ['node_modules/@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error', '.'],
  types: ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false'],
  unused: ['node_modules/knip/bin/knip.js', '--no-progress'],
  migrations: ['scripts/db.mjs', 'check'],
  domain: vitest('domain'),
  data: vitest('data'),
  components: vitest('components'),
  browser: vitest('browser'),
  e2e: vitest('e2e'),
}
// the database of the data and API tests: SQLite always, and PostgreSQL where a server is named
const { GALLEY_TEST_POSTGRES: postgres, ...environment } = process.env
if (postgres)
  Object.assign(steps, {
    'migrations of PostgreSQL': steps.migrations,
    'data on PostgreSQL': steps.data,
    'backups of PostgreSQL': [...vitest('domain'), 'tests/scripts/postgres.test.ts'],
  })
else console.log('GALLEY_TEST_POSTGRES names no server: the data and API tests run on SQLite only')
const ofPostgres = (name) => (name.endsWith('PostgreSQL') ? { GALLEY_TEST_POSTGRES: postgres, DATABASE_URL: postgres } : {})

// the checks never touch the data of an instance that runs from this folder
const scratch = mkdtempSync(path.join(tmpdir(), 'galley-checks-'))
environment.DATABASE_URL = `file:${path.join(scratch, 'galley.db')}`

/** Runs one check, shows what it says as it says it, and keeps that. */
function run(args, env) {
  const child = spawn(process.execPath, args, { env, stdio: ['inherit', 'pipe', 'pipe'] })
  const said = []
  const pass = (from, to) => {
    from.setEncoding('utf8')
    from.on('data', (text) => {
      said.push(text)
      to.write(text)
    })
  }
  pass(child.stdout, process.stdout)
  pass(child.stderr, process.stderr)
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, said: said.join('') })))
}
/** What a check that failed said of it: from the list that closes a test run, else its last lines. */
function ofFailure(said) {
  const lines = said.trimEnd().split('\n')
  const list = lines.findIndex((line) => /Failed (Suites|Tests) \d/.test(line))
  return list < 0 ? lines.slice(-60) : lines.slice(list, list + 200)
}

const colours = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {}
const wanted = process.argv.slice(2)
const failures = []
let passed = 0
for (const [name, args] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const began = Date.now()
  const { status, said } = await run(args, {
    ...environment,
    ...colours,
    NODE_ENV: 'test',
    NEXT_TELEMETRY_DISABLED: '1',
    ...ofPostgres(name),
  })
  console.log(`${name}: ${status === 0 ? 'passed' : 'failed'} in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  if (status === 0) passed++
  else failures.push({ name, said })
}
for (const { name, said } of failures) console.log(`\n--- ${name} failed ---\n${ofFailure(said).join('\n')}`)
rmSync(scratch, { recursive: true, force: true })
console.log(`${passed} passed, ${failures.length} failed`)
process.exit(failures.length ? 1 : 0)
