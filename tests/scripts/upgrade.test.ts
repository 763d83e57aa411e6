import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { environmentOf } from '../support/command-line'

const root = path.join(import.meta.dirname, '../..')
const LATER = '29990101000000_later'
let dir: string

/** A folder with the models, their migrations and a database that has had them all. */
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'galley-upgrade-'))
  cpSync(path.join(root, 'prisma'), path.join(dir, 'prisma'), { recursive: true })
  expect(upgrade().status).toBe(0)
  sql(`CREATE TABLE "Kept" ("word" TEXT)`, `INSERT INTO "Kept" VALUES ('good')`)
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** What a start does first. */
function upgrade(database = 'galley.db') {
  const env = environmentOf(`file:${path.join(dir, database)}`) as unknown as NodeJS.ProcessEnv
  return spawnSync(process.execPath, [path.join(root, 'scripts/db.mjs'), 'upgrade'], { cwd: dir, env, encoding: 'utf8' })
}
function laterMigration(text: string) {
  mkdirSync(path.join(dir, 'prisma/migrations/sqlite', LATER), { recursive: true })
  writeFileSync(path.join(dir, 'prisma/migrations/sqlite', LATER, 'migration.sql'), text)
}
function opened<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(path.join(dir, file))
  try {
    return work(db)
  } finally {
    db.close()
  }
}
const sql = (...statements: string[]) => opened('galley.db', (db) => statements.forEach((one) => void db.exec(one)))
const wordsIn = (file: string) =>
  opened(file, (db) =>
    db
      .prepare('SELECT "word" FROM "Kept"')
      .all()
      .map((row) => (row as { word: string }).word),
  )
const copies = () =>
  readdirSync(dir)
    .filter((name) => name.includes('.before-'))
    .sort()

describe('bringing a database up to date', { timeout: 120_000 }, () => {
  test('a migration that fails half-way leaves the copy made before it, however often Galley is started', () => {
    laterMigration(`UPDATE "Kept" SET "word" = 'half';\nINSERT INTO "NoSuchTable" VALUES (1);`)
    expect(upgrade().status).toBe(1)
    expect(wordsIn('galley.db')).toEqual(['half'])
    for (const _ of [2, 3]) {
      const { status, stderr } = upgrade()
      expect(status).toBe(1)
      expect(stderr).toMatch(/galley\.db\.before-29990101000000_later \(/)
    }
    expect(copies()).toEqual([`galley.db.before-${LATER}`])
    expect(wordsIn(`galley.db.before-${LATER}`)).toEqual(['good'])
  })

  test('a copy that is there from earlier is never written over: another gets a number', () => {
    laterMigration('this is no SQL')
    upgrade()
    sql(`DELETE FROM "_prisma_migrations" WHERE "finished_at" IS NULL`, `UPDATE "Kept" SET "word" = 'newer'`)
    upgrade()
    expect(copies().map(wordsIn)).toEqual([['good'], ['newer']])
  })

  test('what stands behind a question mark in the address is no part of the file’s name', () => {
    expect(upgrade('galley.db?connection_limit=1').status).toBe(0)
    laterMigration(`UPDATE "Kept" SET "word" = 'new'`)
    expect(upgrade('galley.db?connection_limit=1').status).toBe(0)
    expect(wordsIn('galley.db')).toEqual(['new'])
    expect(readdirSync(dir).filter((name) => name.includes('?'))).toEqual([])
  })
})
