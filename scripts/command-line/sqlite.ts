import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'libsql'
import { databaseUrl } from '@/lib/data/provider'
import { makePrivate, openSqlite, sqliteFile } from '@/lib/data/sqlite-adapter'
import { checkOther, upgradeOther } from './child'
import { toDisk } from './files'
import { CommandProblem } from './problems'
import type { Progress } from './progress'

const SIDES = ['-wal', '-shm', '-journal'] as const

/** The file that the environment names. */
const databaseFile = () => sqliteFile(databaseUrl())

/** A consistent copy, whoever writes meanwhile. The copy is whole: its pages are checked. */
export async function copySqlite(to: string): Promise<void> {
  makePrivate(to)
  openSqlite(databaseUrl()).prepare('VACUUM INTO ?').run([to])
  const health = integrity(to)
  if (health !== 'ok') throw new CommandProblem(`The database is damaged (${health}); nothing was written. Restore an earlier backup.`)
}

/**
 * Puts a backup in the place of the database. It is copied beside it, brought up to date and verified there first; then the
 * one takes the place of the other at once. Killed at any moment, this leaves the one or the other, whole, under the
 * database's name; what was there before stays beside it (`kept`).
 */
export async function restoreSqlite(file: string, shown: Progress): Promise<{ kept: string | null }> {
  const place = databaseFile()
  checkBackup(file, place)
  mkdirSync(path.dirname(path.resolve(place)), { recursive: true })
  removeBrokenOff(place)
  const held = existsSync(place) ? holdAlone(place) : null
  const arriving = `${place}.restoring-${process.pid}`
  try {
    shown.say('copying …')
    copyFileSync(file, arriving)
    makePrivate(arriving)
    // a copied file may have its last changes in a second one
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${arriving}-wal`)
    await prove(arriving, shown)
    // one file, whatever stood beside it
    makePrivate(`${arriving}-whole`)
    openSqlite(arriving)
      .prepare('VACUUM INTO ?')
      .run([`${arriving}-whole`])
    await toDisk(`${arriving}-whole`)
    return { kept: await exchange(`${arriving}-whole`, place, held !== null) }
  } finally {
    for (const name of [arriving, `${arriving}-whole`]) for (const side of ['', ...SIDES]) rmSync(name + side, { force: true })
    held?.release()
  }
}

function checkBackup(file: string, place: string): void {
  if (!existsSync(file)) throw new CommandProblem(`There is no file ${file}.`)
  if (!statSync(file).isFile()) throw new CommandProblem(`${file} is no file.`)
  if (existsSync(place) && statSync(file).ino === statSync(place).ino) throw new CommandProblem(`${file} is the database itself.`)
  if (!startsAsSqlite(file)) throw new CommandProblem(`${file} is no SQLite database, so no backup of one. Nothing was changed.`)
}

function startsAsSqlite(file: string): boolean {
  const head = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  readSync(handle, head, 0, 16, 0)
  closeSync(handle)
  return head.toString('latin1') === 'SQLite format 3\0'
}

/** Throws unless what lies there is a database of a Galley, whole, not of a newer one, and all of it holds. */
async function prove(file: string, shown: Progress): Promise<void> {
  shown.say('checking …')
  const health = integrity(file)
  if (health !== 'ok') throw new CommandProblem(`The backup is damaged: ${health}. Nothing was changed.`)
  const url = `file:${file}`
  await upgradeOther(url)
  shown.say('verifying …')
  await checkOther(url)
}

/** `ok`, or the first thing that is wrong with a file's pages or references. */
function integrity(file: string): string {
  try {
    const db = new Database(file)
    const [pages] = Object.values(db.prepare('PRAGMA integrity_check(1)').get() as Record<string, string>)
    if (pages !== 'ok') return pages ?? 'nothing was said'
    const [broken] = db.prepare('PRAGMA foreign_key_check').all() as { table: string }[]
    db.close()
    return broken ? `a row of ${broken.table} names another that is not there` : 'ok'
  } catch (error) {
    return (error as Error).message
  }
}

/**
 * Takes the database for this process alone, all of it in one file, and gives what lets it go; null when it is too damaged
 * for that. Throws when anybody has it open: only somebody alone may change its kind of journal.
 */
function holdAlone(place: string): { release: () => void } | null {
  try {
    const db = new Database(place)
    db.exec('PRAGMA busy_timeout=1000')
    db.exec('PRAGMA journal_mode=DELETE')
    db.exec('BEGIN EXCLUSIVE')
    return { release: () => db.exec('ROLLBACK') }
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    if (/BUSY|LOCKED/.test(code) || /locked/.test(message))
      throw new CommandProblem(`The database ${place} is in use: stop Galley (and whatever else has it open) first. Nothing was changed.`)
    return null
  }
}

/** Puts `whole` where `place` is, in one step, and gives the name under which what was there is kept. */
async function exchange(whole: string, place: string, isOneFile: boolean): Promise<string | null> {
  const kept = existsSync(place) ? `${place}.before-restore-${new Date().toISOString().replace(/[:.]/g, '')}` : null
  if (kept) {
    keep(place, kept)
    chmodSync(kept, 0o600)
  }
  // the last changes of another database would be taken for its own
  if (!isOneFile)
    for (const side of SIDES) if (existsSync(place + side)) renameSync(place + side, (kept ?? place) + (kept ? side : `.left${side}`))
  renameSync(whole, place)
  await toDisk(path.dirname(path.resolve(place)))
  return kept
}

/** A second name for the file; a copy where the disk knows no second names. */
function keep(place: string, kept: string): void {
  try {
    linkSync(place, kept)
  } catch {
    copyFileSync(place, kept)
  }
}

/** What restores that were killed have left beside the database. */
function removeBrokenOff(place: string): void {
  const folder = path.dirname(path.resolve(place))
  const start = `${path.basename(place)}.restoring-`
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start)) continue
    if (!isAlive(Number.parseInt(name.slice(start.length), 10))) rmSync(path.join(folder, name), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
