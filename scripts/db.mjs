// node scripts/db.mjs generate | deploy | create <name> | check | status     (DATABASE_URL picks SQLite or PostgreSQL)
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SqliteAdapter } from '../lib/data/sqlite-adapter.js'
import { postgresMigrationAdapter, sqliteMigrationAdapter } from './migration-adapters.mjs'
import { openSchemaEngine } from './schema-engine.mjs'

const SCHEMA = 'prisma/schema'
const url = process.env.DATABASE_URL || 'file:./data/galley.db'
const provider = /^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite'

/** the one schema, said for a provider */
const speak = (text, to) =>
  text.replace(/(datasource db \{\s*provider\s*=\s*)"\w+"/, `$1"${to}"`).replace(/(output\s*=\s*".*\/)\w+"/, `$1${to}"`)
const schemaFor = (to) =>
  readdirSync(SCHEMA)
    .filter((f) => f.endsWith('.prisma'))
    .sort()
    .map((f) => [path.join(SCHEMA, f), speak(readFileSync(path.join(SCHEMA, f), 'utf8'), to)])

function generate() {
  for (const to of ['sqlite', 'postgresql']) {
    const dir = path.resolve('generated/schema', to) // two deep, as prisma/schema is: the output path holds for both
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir, { recursive: true })
    for (const [file, text] of schemaFor(to)) writeFileSync(path.join(dir, path.basename(file)), text.replace('../../generated', '../..'))
    const run = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints', '--schema', dir], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (run.status !== 0) process.exit(run.status ?? 1)
  }
}

async function engine() {
  if (provider === 'sqlite' && url.startsWith('file:')) mkdirSync(path.dirname(url.slice(5)), { recursive: true })
  const adapter = provider === 'sqlite' ? sqliteMigrationAdapter(new SqliteAdapter({ url })) : postgresMigrationAdapter(url)
  return openSchemaEngine({ adapter, schema: schemaFor(provider), migrations: `prisma/migrations/${provider}` })
}

const [command, name] = process.argv.slice(2)
if (command === 'generate') generate()
else {
  const e = await engine()
  try {
    if (command === 'deploy') console.log((await e.deploy()).appliedMigrationNames.join('\n') || 'nothing to apply')
    else if (command === 'create') console.log((await e.create(name))?.migration ?? 'the migrations say what the schema says')
    else if (command === 'check') {
      const { exitCode, stdout } = await e.drift()
      if (exitCode) {
        console.error(stdout)
        process.exitCode = 1
      }
    } else if (command === 'status') console.log(JSON.stringify(await e.diagnose(false)))
    else throw new Error(`no such command: ${command}`)
  } finally {
    await e.close()
  }
}
