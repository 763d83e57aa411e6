// node scripts/db.mjs generate | upgrade | adopt | deploy | create <name> | check | status     (DATABASE_URL picks the database)
//   upgrade  what a start does: copies a SQLite file that is about to be migrated, then deploys
//   adopt    what a restore does to a copy: refuses what is no Galley's or a newer one's, then deploys
//   check    fails when the migrations of the database that DATABASE_URL names differ from the models, or when those of
//            either database were made for other models
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { makePrivate, openSqlite, SqliteAdapter, sqliteFile } from '../lib/data/sqlite-adapter.js'
import { settingProblems } from '../lib/settings/problems.js'
import { refuse } from './environment.mjs'
import { postgresMigrationAdapter, sqliteMigrationAdapter } from './migration-adapters.mjs'
import { openSchemaEngine } from './schema-engine.mjs'

const SCHEMA = 'prisma/schema'
const url = process.env.DATABASE_URL || 'file:./data/galley.db'
refuse(settingProblems({ DATABASE_URL: url }))
const provider = /^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite'

/** the one schema, said for a provider */
const speak = (text, to) =>
  text.replace(/(datasource db \{\s*provider\s*=\s*)"\w+"/, `$1"${to}"`).replace(/(output\s*=\s*".*\/)\w+"/, `$1${to}"`)
const schemaFor = (to) =>
  readdirSync(SCHEMA)
    .filter((file) => file.endsWith('.prisma'))
    .sort()
    .map((file) => [path.join(SCHEMA, file), speak(readFileSync(path.join(SCHEMA, file), 'utf8'), to)])

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

const fileOf = () => sqliteFile(url)

async function engine() {
  if (provider === 'sqlite') mkdirSync(path.dirname(fileOf()), { recursive: true, mode: 0o700 })
  const adapter = provider === 'sqlite' ? sqliteMigrationAdapter(new SqliteAdapter({ url })) : postgresMigrationAdapter(url)
  return openSchemaEngine({ adapter, schema: schemaFor(provider), migrations: `prisma/migrations/${provider}` })
}

const known = () => readdirSync(`prisma/migrations/${provider}`).filter((name) => /^\d{14}_/.test(name))

/** The migrations that the database has not had yet, by name; null when it has had none at all. Throws for a newer one's. */
function pendingAfter(done) {
  const stranger = done?.find((name) => !known().includes(name))
  if (stranger)
    throw new Error(
      `The database was made by a newer Galley (it has had ${stranger}). Start that version, or restore the copy made before it.`,
    )
  return done && known().filter((name) => !done.includes(name))
}

const HAD = 'SELECT "migration_name" AS name FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL'

function pendingOnSqlite() {
  if (!existsSync(fileOf())) return known()
  const db = openSqlite(url)
  try {
    return pendingAfter(
      db
        .prepare(HAD)
        .all()
        .map((row) => row.name),
    )
  } catch (error) {
    if (/no such table/.test(error.message)) return null
    throw error
  } finally {
    db.close()
  }
}

async function pendingOnPostgres() {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return pendingAfter((await client.query(HAD)).rows.map((row) => row.name))
  } catch (error) {
    if (error.code === '42P01') return null
    throw error
  } finally {
    await client.end()
  }
}

async function adopt() {
  const pending = provider === 'sqlite' ? pendingOnSqlite() : await pendingOnPostgres()
  if (!pending || pending.length === known().length) throw new Error('It is no database of a Galley.')
  if (pending.length > 0) await withEngine((e) => e.deploy())
}

/** When the database was last written to. */
const lastWritten = () => Math.max(...[fileOf(), `${fileOf()}-wal`].filter(existsSync).map((file) => statSync(file).mtimeMs))

/**
 * A copy beside the file, for a migration is not one transaction on SQLite. It gets its name only once it is whole, and
 * none that is there is ever written over: it is kept when nothing was written since, else the new one is numbered.
 */
function copyBeforeMigrating(pending) {
  const name = `${fileOf()}.before-${pending[0]}`
  let copy = name
  for (let n = 2; existsSync(copy); n++) {
    if (statSync(copy).mtimeMs >= lastWritten()) return
    copy = `${name}-${n}`
  }
  const partial = `${name}.partial`
  rmSync(partial, { force: true })
  makePrivate(partial)
  const db = openSqlite(url)
  db.exec(`VACUUM INTO '${partial.replaceAll("'", "''")}'`)
  db.close()
  const handle = openSync(partial, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(partial, copy)
  console.log(`Galley: the database was copied to ${copy} before it is brought up to date`)
}

const BROKEN_OFF = 'SELECT "migration_name" AS name FROM "_prisma_migrations" WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL'

/** Throws when an earlier start began a migration and did not end it: what is there now is worth no copy. */
function refuseHalfMigrated() {
  const db = openSqlite(url)
  const row = db.prepare(BROKEN_OFF).get()
  db.close()
  if (!row) return
  const { dir, base } = path.parse(path.resolve(fileOf()))
  const copies = readdirSync(dir).filter((file) => file.startsWith(`${base}.before-2`) && !file.endsWith('.partial'))
  const [newest] = copies.map((file) => path.join(dir, file)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  throw new Error(
    `The migration ${row.name} was begun on this database and not ended. Restore ${newest ?? 'a backup'} (npm run galley -- restore …); when the migration fails again, with the Galley that ran before.`,
  )
}

async function upgrade() {
  if (provider === 'sqlite') {
    const existed = existsSync(fileOf())
    const pending = pendingOnSqlite()
    if (pending?.length === 0) return
    if (existed && pending) {
      refuseHalfMigrated()
      copyBeforeMigrating(pending)
    }
  }
  await withEngine((e) => e.deploy())
}

async function withEngine(work) {
  const e = await engine()
  try {
    return await work(e)
  } finally {
    await e.close()
  }
}

/** A digest of the models without comments and spacing, kept beside the migrations that bring a database up to them. */
const digestFile = (to) => `prisma/migrations/${to}/models.sha256`
const modelsDigest = () =>
  createHash('sha256')
    .update(
      schemaFor('sqlite')
        .map(([, text]) => text.replace(/\/\/.*$/gm, '').replace(/\s+/g, ' '))
        .join('\n'),
    )
    .digest('hex')

/** Without a server of the other kind at hand, the digest tells whether its migrations were made for these models. */
function checkDigests() {
  for (const to of ['sqlite', 'postgresql']) {
    if (existsSync(digestFile(to)) && readFileSync(digestFile(to), 'utf8').trim() === modelsDigest()) continue
    console.error(
      `The models changed since the migrations of ${to} were made. With DATABASE_URL naming ${to}, run: npm run db -- create <name>`,
    )
    process.exitCode = 1
  }
}

async function create(name) {
  const made = await withEngine((e) => e.create(name))
  writeFileSync(digestFile(provider), `${modelsDigest()}\n`)
  console.log(made?.migration ?? 'the migrations say what the models say')
}

async function check(e) {
  checkDigests()
  const { exitCode, stdout } = await e.drift()
  if (!exitCode) return console.log(`the migrations of ${provider} say what the models say`)
  console.error(`The migrations of ${provider} do not say what the models say. Missing:\n${stdout}\nRun: npm run db -- create <name>`)
  process.exitCode = 1
}

const commands = {
  generate,
  upgrade,
  adopt,
  deploy: () => withEngine(async (e) => console.log((await e.deploy()).appliedMigrationNames.join('\n') || 'nothing to apply')),
  create,
  check: () => withEngine(check),
  status: () => withEngine(async (e) => console.log(JSON.stringify(await e.diagnose(false)))),
}
const [command, name] = process.argv.slice(2)
if (!commands[command]) throw new Error(`no such command: ${command}; there are ${Object.keys(commands).join(', ')}`)
try {
  await commands[command](name)
} catch (error) {
  if (command !== 'adopt' && command !== 'upgrade') throw error
  console.error(error.message)
  process.exitCode = 1
}
