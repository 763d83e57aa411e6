import { expect, test } from 'vitest'
import { GET as exporting } from '@/app/api/v1/projects/[project]/export/route'
import { download } from '@/lib/api/download'
import { DOWNLOADS } from '@/lib/api/download-places'
import type { Caller } from '@/lib/auth/caller'
import { db } from '@/lib/data/client'
import { connectionsAreSeen, isSqlite, openConnections } from '../support/connections'
import { person, study, tokenOf } from '../support/people'
import { frozen } from '../support/readings'
import { call } from '../support/routes'

async function scene() {
  const mona = await person('Mona')
  const { id } = await study([[mona, 'manager']])
  await frozen(id, 'Officials said so.')
  const token = await tokenOf(mona)
  const ask = (method = 'GET') =>
    exporting(new Request('http://galley.test/x', { method, headers: { authorization: `Bearer ${token}` } }), {
      params: Promise.resolve({ project: id }),
    })
  return { ask, read: (method: string) => call(exporting, method, { token, params: { project: id } }) }
}

const request = (method = 'GET') => new Request('http://galley.test/x', { method })
const nobody = (userId: string) => ({ userId }) as Caller
/** A file without an end, and whether what it was made of is closed. */
function endless() {
  const seen = { opened: 0, closed: 0 }
  async function* chunks() {
    seen.opened++
    try {
      for (;;) yield 'x'.repeat(1000)
    } finally {
      seen.closed++
    }
  }
  return { seen, file: { fileName: 'x', mediaType: 'text/plain', chunks: chunks() } }
}

test.skipIf(!connectionsAreSeen)('nothing is open for a body that nobody reads, and no more and more by reading', async () => {
  const { ask, read } = await scene()
  const before = await openConnections()
  const unread = [await ask(), await ask()]
  for (let n = 0; n < 10; n++) expect((await ask('HEAD')).body).toBe(null)
  expect(await openConnections()).toBe(before)
  for (const { body } of unread) await body?.cancel()

  expect((await read('GET')).text.split('\n')).toHaveLength(3)
  const after = await openConnections()
  for (let n = 0; n < 10; n++) {
    const reader = (await ask()).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect((await read('GET')).status).toBe(200)
  }
  await expect.poll(openConnections).toBe(after)
})

test.skipIf(!isSqlite)('what was read or left keeps nothing of the log from being tidied (SQLite)', async () => {
  const { ask, read } = await scene()
  const reader = (await ask()).body?.getReader()
  await reader?.read()
  await scene()
  await reader?.cancel()
  await read('GET')
  expect(await db().$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`).toMatchObject([{ busy: 0n, log: 0n }])
})

test('HEAD is answered with the headers of GET and no body, however many are under way', async () => {
  const { ask, read } = await scene()
  const held = [await ask(), await ask()]
  for (let n = 0; n < 20; n++) {
    const { status, headers, text } = await read('HEAD')
    expect([status, text]).toEqual([200, ''])
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    expect(headers.get('content-disposition')).toContain('Study.jsonl')
  }
  for (const { body } of held) await body?.cancel()
})

test('who has two under way waits; others do not, and after one is done it goes on', async () => {
  const [{ ask, read }, other] = [await scene(), await scene()]
  const held = [await ask(), await ask()]
  expect(await read('GET')).toMatchObject({ status: 503, json: { reason: 'busy' } })
  expect((await ask()).headers.get('retry-after')).toBe('10')
  expect((await other.read('GET')).status).toBe(200)
  await held[0]?.text()
  expect((await read('GET')).status).toBe(200)
  await held[1]?.body?.cancel()
})

test('there are so many places in all, and each is given back once', async () => {
  const held = Array.from({ length: DOWNLOADS.all }, (_, n) => download(endless().file, { caller: nobody(`one ${n}`), request: request() }))
  const next = () => download(endless().file, { caller: nobody('next'), request: request() })
  expect(next().status).toBe(503)
  for (let n = 0; n < 3; n++) await held[0]?.body?.cancel()
  const last = next()
  expect(last.status).toBe(200)
  expect(next().status).toBe(503)
  for (const { body } of [...held.slice(1), last]) await body?.cancel()
})

test('a reader who is too slow is broken off, and what was open for them is closed', async () => {
  for (const reads of [0, 3]) {
    const { file, seen } = endless()
    const { body } = download(file, { caller: nobody(`slow ${reads}`), request: request() }, { ms: 30, bytesPerMs: 1000 })
    const reader = body?.getReader()
    for (let n = 0; n < reads; n++) await reader?.read()
    await new Promise((resolve) => setTimeout(resolve, 150))
    await expect(reader?.read()).rejects.toThrow('too slow')
    expect(seen).toEqual(reads > 0 ? { opened: 1, closed: 1 } : { opened: 0, closed: 0 })
  }
})

test('a reader who keeps up reads on past the time that we wait', async () => {
  const { file, seen } = endless()
  const { body } = download(file, { caller: nobody('quick'), request: request() }, { ms: 200, bytesPerMs: 1 })
  const reader = body?.getReader()
  for (const end = Date.now() + 500; Date.now() < end; ) {
    expect((await reader?.read())?.value).toHaveLength(1000)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await reader?.cancel()
  expect(seen.closed).toBe(1)
})
