// Prints the one-time set-up link while nobody has an account; nothing otherwise. Made anew at each start: only its hash
// is kept, and the ones before it end.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { openSqlite } from '../lib/data/sqlite-adapter.js'

const address = process.argv[2]
const url = process.env.DATABASE_URL
const WEEK_MS = 7 * 24 * 3600 * 1000

const token = randomBytes(24).toString('base64url')
const row = {
  id: randomUUID(),
  hash: createHash('sha256').update(token).digest('hex'),
  now: new Date(),
  until: new Date(Date.now() + WEEK_MS),
}
const made = /^postgres(ql)?:/.test(url) ? await onPostgres() : onSqlite()
if (made) console.log(`\nGalley is running. Open this link once to make the first account:\n\n    ${address}/setup/${token}\n`)

function onSqlite() {
  const db = openSqlite(url)
  try {
    if (db.prepare('SELECT 1 FROM "User" WHERE "passwordHash" IS NOT NULL LIMIT 1').get()) return false
    db.exec(`DELETE FROM "OneTimeLink" WHERE "purpose" = 'setup'`)
    db.prepare(
      `INSERT INTO "OneTimeLink" ("id", "tokenHash", "purpose", "role", "createdAt", "expiresAt") VALUES (?, ?, 'setup', 'owner', ?, ?)`,
    ).run(row.id, row.hash, row.now.toISOString(), row.until.toISOString())
    return true
  } finally {
    db.close()
  }
}

async function onPostgres() {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    if ((await client.query('SELECT 1 FROM "User" WHERE "passwordHash" IS NOT NULL LIMIT 1')).rowCount) return false
    await client.query(`DELETE FROM "OneTimeLink" WHERE "purpose" = 'setup'`)
    await client.query(
      `INSERT INTO "OneTimeLink" ("id", "tokenHash", "purpose", "role", "createdAt", "expiresAt") VALUES ($1, $2, 'setup', 'owner', $3, $4)`,
      [row.id, row.hash, row.now, row.until],
    )
    return true
  } finally {
    await client.end()
  }
}
