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

type Sizes = (typeof SIZES)[keyof typeof SIZES]
type Bench = {
  readonly sizes: Sizes
  readonly raw: ReturnType<typeof rawOn>
  readonly client: ReturnType<typeof clientOf>
  readonly newSet: () => Promise<string>
  readonly characters: string
}

/** The API of the production build on a database of its own, beside the bare driver on the same file. */
export async function benchApi(sizes: Sizes): Promise<Measured[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'galley-bench-'))
  const file = path.join(dir, 'galley.db')
  process.env.DATABASE_URL = `file:${file}`
  execFileSync(process.execPath, ['scripts/db.mjs', 'deploy'], { env: process.env, stdio: 'ignore' })
  const ada = await person('Ada', 'owner')
  const token = await tokenOf(ada)
  const project = await study([[ada, 'manager']])
  const large = await largeStudy(ada, sizes.documents, sizes.each)
  const characters = article(1200)
  const newSet = async () => setOf(ada, await frozen(project.id, characters))
  const raw = rawOn(file, await newSet())
  try {
    return [
      ...(await served(file, token, (client) => saving({ sizes, raw, client, newSet, characters }))),
      // on a server that has done nothing yet, so that its memory is the exports'
      ...(await served(file, token, (client, pid) => exporting({ sizes, raw, client, newSet, characters }, large, pid))),
    ]
  } finally {
    raw.close()
    await db().$disconnect()
    rmSync(dir, { recursive: true, force: true })
  }
}

type Work = (client: ReturnType<typeof clientOf>, pid: number) => Promise<Measured[]>
async function served(file: string, token: string, work: Work): Promise<Measured[]> {
  const galley = await startGalley(file, { env: { GALLEY_TOKEN_RATE: '0' } })
  const client = clientOf(galley.url, token)
  try {
    return await work(client, galley.pid)
  } finally {
    client.close()
    await galley.stop('SIGTERM')
  }
}

async function saving({ sizes: { rounds, singles, batches, reading }, raw, client, newSet, characters }: Bench): Promise<Measured[]> {
  const change = (n: number) => ({
    id: v7(),
    kind: 'create',
    annotation: { id: v7(), tag: 'framing.frame', parts: [place(characters, n)], attributes: {}, note: '' },
  })
  const bodyOf = (from: number, count: number) => JSON.stringify({ changes: Array.from({ length: count }, (_, k) => change(from + k)) })
  const send = (set: string, body: string) => client.post(`/annotation-sets/${set}/changes`, body)
  /** rows a second of so many requests of so many changes, one after the other, into a new set */
  const rate = async (requests: number, size: number) => {
    const set = await newSet()
    const bodies = Array.from({ length: requests }, (_, n) => bodyOf(n * size, size))
    const took = await seconds(async () => {
      for (const body of bodies) await send(set, body)
    })
    return (requests * size) / took
  }
  const full = await newSet()
  for (let from = 0; from < reading; from += 5000) await send(full, bodyOf(from, Math.min(5000, reading - from)))
  return [
    await compare({
      what: 'One change a request, over HTTP, beside raw single-row transactions',
      unit: 'rows/s',
      target: { least: 0.25 },
      rounds,
      limit: () => raw.single(singles),
      ours: () => rate(singles, 1),
    }),
    await compare({
      what: '500 changes a request, beside raw rows 500 a transaction',
      unit: 'rows/s',
      target: { least: 0.25 },
      rounds,
      limit: () => raw.batched(batches, 500),
      ours: () => rate(batches, 500),
    }),
    await compare({
      what: `A set of ${reading} annotations read by the API, beside its raw rows`,
      unit: 's',
      target: { most: 3 },
      rounds,
      limit: () => raw.readSet(full),
      ours: () => seconds(() => client.get(`/annotation-sets/${full}`)),
    }),
  ]
}

async function exporting({ sizes: { rounds, documents, each }, raw, client }: Bench, project: string, pid: number): Promise<Measured[]> {
  await client.get('/me')
  resetPeak(pid)
  const held = peakMegabytes(pid)
  const rows = documents * each
  const found = await compare({
    what: `Export of ${rows} annotations as JSONL, beside raw rows made JSON in JavaScript`,
    unit: 'rows/s',
    target: { least: 1 },
    rounds: Math.min(rounds, 3),
    limit: () => raw.iterate(project),
    ours: async () => rows / (await seconds(() => client.get(`/projects/${project}/export?format=jsonl`))),
  })
  const peak = peakMegabytes(pid)
  if (held === null || peak === null) return [found]
  const memory = `The server’s peak memory during the exports (before them it held ${Math.round(held)} MB)`
  return [found, { ...found, what: memory, ours: peak, limit: 300, unit: 'MB', ratio: peak / 300, target: { most: 1 } }]
}
