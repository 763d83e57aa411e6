import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/client'
import { verify } from '@/lib/queries/verify'
import { type GalleyServer, startGalley } from '../support/galley-server'
import { person, study, tokenOf } from '../support/people'
import { frozen, setOf, tagging } from '../support/readings'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-killed-'))
const file = path.join(dir, 'galley.db')
const characters = Array.from({ length: 3000 }, (_, n) => `Sentence ${n} stands here.`).join(' ')
let galley: GalleyServer
let token = ''
let set = ''

beforeAll(async () => {
  process.env.DATABASE_URL = `file:${file}`
  execFileSync(process.execPath, ['scripts/db.mjs', 'deploy'], { env: process.env, stdio: 'ignore' })
  const ada = await person('Ada')
  token = await tokenOf(ada, 'annotate')
  const project = await study([[ada, 'annotator']])
  set = await setOf(ada, await frozen(project.id, characters))
  galley = await startGalley(file)
})

afterAll(async () => {
  await galley?.stop('SIGTERM')
  await db().$disconnect()
  rmSync(dir, { recursive: true, force: true })
})

type Sent = { applied: string[] }
async function send(changes: unknown[]): Promise<Sent> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${galley.url}/api/v1/annotation-sets/${set}/changes`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ changes }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Sent
}

test('a server killed in the middle of batches keeps every acknowledged change, once, and takes the rest when it is back', async () => {
  const batches = Array.from({ length: 150 }, (_, b) =>
    Array.from({ length: 20 }, (_, n) => tagging(characters, 'sourcing.unattributed_claim', `Sentence ${b * 20 + n} `)),
  )
  const unsent = [...batches]
  const acknowledged = new Set<string>()
  const writer = async () => {
    for (let batch = unsent.shift(); batch; batch = unsent.shift()) {
      const answer = await send(batch).catch(() => null)
      if (!answer) {
        unsent.unshift(batch) // not acknowledged: to be sent again, as the editor's outbox does
        return
      }
      for (const id of answer.applied) acknowledged.add(id)
    }
  }
  for (let kill = 0; kill < 3; kill++) {
    const writers = Array.from({ length: 4 }, writer)
    await sleep(250 + kill * 150)
    await galley.stop('SIGKILL')
    await Promise.all(writers)
    const stored = new Set((await db().change.findMany({ where: { setId: set }, select: { id: true } })).map((row) => row.id))
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([])
    galley = await startGalley(file, { port: galley.port })
  }
  await Promise.all(Array.from({ length: 4 }, writer))
  const wanted = batches.flat().map((change) => change.annotation.id)
  const held = (await db().annotation.findMany({ where: { setId: set, deletedAt: null }, select: { id: true } })).map((row) => row.id)
  expect(held.sort()).toEqual(wanted.sort())
  expect(await verify()).toMatchObject({ annotations: 3000, problems: [] })
})
