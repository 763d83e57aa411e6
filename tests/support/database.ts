import { randomBytes } from 'node:crypto'
import { copyFileSync, rmSync } from 'node:fs'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

// Every test file has a database of its own: a copy of the migrated one, named before lib/data is first used.
const template = inject('template')
const suffix = randomBytes(6).toString('hex')
process.env.GALLEY_SECRET ??= 'a secret that only the tests know, long enough'

async function onServer(sql: string) {
  const client = new pg.Client({ connectionString: process.env.GALLEY_TEST_POSTGRES })
  await client.connect()
  await client.query(sql)
  await client.end()
}

if (template.startsWith('file:')) {
  process.env.DATABASE_URL = `${template}.${suffix}.db`
  copyFileSync(template.slice(5), process.env.DATABASE_URL.slice(5))
} else {
  const url = new URL(template)
  const from = url.pathname.slice(1)
  url.pathname = `/galley_test_${suffix}`
  process.env.DATABASE_URL = url.href
  await onServer(`CREATE DATABASE galley_test_${suffix} TEMPLATE ${from}`)
}

afterAll(async () => {
  const { db } = await import('@/lib/data/client')
  await db().$disconnect()
  if (template.startsWith('file:'))
    for (const end of ['', '-wal', '-shm']) rmSync(`${template.slice(5)}.${suffix}.db${end}`, { force: true })
  else await onServer(`DROP DATABASE galley_test_${suffix} WITH (FORCE)`)
})
