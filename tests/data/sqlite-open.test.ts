import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const OPENS = `
const { openSqlite } = await import(process.argv[1])
for (let n = 0; n < 40; n++) {
  const db = openSqlite(process.argv[2])
  db.exec('CREATE TABLE IF NOT EXISTS "Opened" ("n" INTEGER)')
  db.exec('INSERT INTO "Opened" VALUES (1)')
  db.close()
}`

/** Opens the file, writes and closes it 40 times in a process of its own; what it complained of, or nothing. */
const opener = (file: string) =>
  new Promise<string>((resolve) => {
    const adapter = path.join(import.meta.dirname, '../../lib/data/sqlite-adapter.js')
    const child = spawn(process.execPath, ['--input-type=module', '-e', OPENS, adapter, file], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.on('exit', () => resolve(said))
  })

test('processes that open a new file at once, and close it, wait for each other', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'galley-open-'))
  try {
    expect(await Promise.all([1, 2, 3, 4].map(() => opener(path.join(dir, 'new.db'))))).toEqual(['', '', '', ''])
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})
