import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 } from 'uuid'
import { db } from '@/lib/data/client'
import { startGalley } from '../support/galley-server'
import { person, study, tokenOf } from '../support/people'
import { frozen, setOf } from '../support/readings'
import { clientOf } from './client'
import { compare, type Measured, seconds } from './measure'
import { peakMegabytes, resetPeak } from './memory'
import { rawOn } from './raw'
import { article, largeStudy, place } from './study'

/** How much is measured. */
export const SIZES = {
  whole: { rounds: 5, singles: 300, batches: 10, documents: 200, each: 1000, reading: 10_000 },
  quick: { rounds: 0, singles: 5, batches: 1, documents: 2, each: 50, reading: 100 },
} as const

/** The API of the production build on a database of its own, beside the bare driver on the same file. */
export async function benchApi({
  rounds,
  singles,
  batches,
  documents,
  each,
  reading,
}: (typeof SIZES)[keyof typeof SIZES]): Promise<Measured[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'galley-bench-'))
  const file = path.join(dir, 'galley.db')
  process.env.DATABASE_URL = `file:${file}`
  execFileSync(process.execPath, ['scripts/db.mjs', 'deploy'], { env: process.env, stdio: 'ignore' })
  const ada = await person('Ada', 'owner')
  const token = await tokenOf(ada)
  const project = await study([[ada, 'manager']])
  const large = await largeStudy(ada, documents, each)
  const characters = article(1200)
  const newSet = async () => setOf(ada, await frozen(project.id, characters))
  const raw = rawOn(file, await newSet())
  const galley = await startGalley(file, { env: { GALLEY_TOKEN_RATE: '0' } })
  const client = clientOf(galley.url, token)
  const change = (n: number) => ({
    id: v7(),
    kind: 'create',
    annotation: { id: v7(), tag: 'framing.frame', parts: [place(characters, n)], attributes: {}, note: '' },
  })
  const send = (set: string, from: number, count: number) =>
    client.post(`/annotation-sets/${set}/changes`, { changes: Array.from({ length: count }, (_, k) => change(from + k)) })
  try {
    const single = await compare({
      what: 'One change a request, over HTTP, beside raw single-row transactions',
      unit: 'rows/s',
      target: { least: 0.25 },
      rounds,
      limit: () => raw.single(singles),
      ours: async () => {
        const set = await newSet()
        return (
          singles /
          (await seconds(async () => {
            for (let n = 0; n < singles; n++) await send(set, n, 1)
          }))
        )
      },
    })
    const batch = await compare({
      what: '500 changes a request, beside raw rows 500 a transaction',
      unit: 'rows/s',
      target: { least: 0.25 },
      rounds,
      limit: () => raw.batched(batches, 500),
      ours: async () => {
        const set = await newSet()
        return (
          (batches * 500) /
          (await seconds(async () => {
            for (let n = 0; n < batches; n++) await send(set, n * 500, 500)
          }))
        )
      },
    })
    const full = await newSet()
    for (let from = 0; from < reading; from += 5000) await send(full, from, Math.min(5000, reading - from))
    const read = await compare({
      what: `A set of ${reading} annotations read by the API, beside its raw rows`,
      unit: 's',
      target: { most: 3 },
      rounds,
      limit: () => raw.readSet(full),
      ours: () => seconds(() => client.get(`/annotation-sets/${full}`)),
    })
    resetPeak(galley.pid)
    const exporting = await compare({
      what: `Export of ${documents * each} annotations as JSONL, beside raw rows made JSON in JavaScript`,
      unit: 'rows/s',
      target: { least: 1 },
      rounds: Math.min(rounds, 3),
      limit: () => raw.iterate(large),
      ours: async () => (documents * each) / (await seconds(() => client.get(`/projects/${large}/export?format=jsonl`))),
    })
    const peak = peakMegabytes(galley.pid)
    const memory: Measured[] =
      peak === null
        ? []
        : [
            {
              what: 'The server’s peak memory during the exports',
              ours: peak,
              limit: 300,
              unit: 'MB',
              ratio: peak / 300,
              target: { most: 1 },
              rounds: exporting.rounds,
              load: exporting.load,
            },
          ]
    return [single, batch, read, exporting, ...memory]
  } finally {
    client.close()
    raw.close()
    await galley.stop('SIGTERM')
    await db().$disconnect()
    rmSync(dir, { recursive: true, force: true })
  }
}
