import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright'
import { writeRows } from '@/lib/data/bulk'
import { db, transaction } from '@/lib/data/client'
import { ANNOTATION_COLUMNS } from '@/lib/data/row-columns'
import { openSqlite } from '@/lib/data/sqlite-adapter'
import { apiOf, freshPage, launch, makeAccount } from '../support/browser-people'
import { startGalley } from '../support/galley-server'
import { frozen, setOf } from '../support/readings'
import { generate, type Size } from './editor/documents'
import { compare, type Measured } from './measure'

/** How much is measured. */
export const PAGE_SIZES = {
  whole: { size: 'M', rounds: 9, steps: 5 },
  quick: { size: 'S', rounds: 1, steps: 1 },
} as const satisfies Record<string, { size: Size; rounds: number; steps: number }>

/** Kilobytes of scripts on a first visit, compressed as served. */
const WEIGHTS = { documents: 180, annotate: 320 }
type Plan = (typeof PAGE_SIZES)[keyof typeof PAGE_SIZES]
type Study = { readonly projectId: string; readonly documentIds: readonly string[]; readonly setIds: readonly string[] }

/** The production build's pages: what they weigh on a first visit, how soon they answer, and how soon the next one stands. */
export async function benchPages(plan: Plan): Promise<Measured[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'galley-bench-pages-'))
  const file = path.join(dir, 'galley.db')
  process.env.DATABASE_URL = `file:${file}`
  const galley = await startGalley(file)
  const browser = await launch()
  try {
    const page = await freshPage(browser)
    await makeAccount(page, galley.setupLink ?? '', 'Ada Lund')
    const study = await studyOf(page, plan.size)
    const lists = `${galley.url}/projects/${study.projectId}/documents`
    const article = `${galley.url}/documents/${study.documentIds[0]}`
    return [
      await weight('documents list', lists, WEIGHTS.documents, browser, page.context()),
      await weight('annotate page', article, WEIGHTS.annotate, browser, page.context()),
      await firstByte(article, file, study, page.context(), plan),
      await nextDocument(page, article, study, plan),
    ]
  } finally {
    await browser.close()
    await galley.stop('SIGTERM')
    await db().$disconnect()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** A project of two articles, each with a reading of the account's own. */
async function studyOf(page: Page, size: Size): Promise<Study> {
  const { id: projectId } = await apiOf<{ id: string }>(page, 'POST', '/projects', { name: 'Harbour' })
  const owner = await db().user.findFirstOrThrow()
  const { text, annotations } = generate(size)
  const documentIds: string[] = []
  const setIds: string[] = []
  for (const title of ['The first', 'The second']) {
    const document = await frozen(projectId, `${text.characters} ${title}.`, title)
    const setId = await setOf({ userId: owner.id } as Parameters<typeof setOf>[0], document)
    const prefix = setIds.length.toString(16)
    const rows = annotations.map(({ id, parts, ...one }) => {
      const [part] = parts
      return {
        ...{ ...one, id: `${prefix}${id.slice(1)}`, parts, setId, start: part?.start, end: part?.end, revision: 1 },
        ...{ createdAt: new Date(), updatedAt: new Date() },
      }
    })
    await transaction((tx) => writeRows(tx, 'Annotation', ANNOTATION_COLUMNS, rows))
    documentIds.push(document.documentId)
    setIds.push(setId)
  }
  return { projectId, documentIds, setIds }
}

/** The scripts that a browser with an empty cache loads until the page is at rest. */
async function weight(name: string, url: string, most: number, browser: Browser, signedIn: BrowserContext): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, storageState: await signedIn.storageState() })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const scripts = new Set<string>()
  let bytes = 0
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await context.close()
  const ours = bytes / 1000
  const said = { what: `${name}: scripts on a first visit, beside the most there may be`, unit: 'kB', rounds: 1, target: { most: 1 } }
  return { ...said, ours, limit: most, ratio: ours / most, load: loadavg()[0] ?? 0 }
}

/** Milliseconds until the first byte of an answer. */
const untilFirstByte = (url: string, cookie = ''): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    get(url, { headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`))
      answer.once('data', () => resolve(performance.now() - began)).resume()
    }).on('error', reject)
  })

async function firstByte(url: string, file: string, study: Study, context: BrowserContext, { size, rounds }: Plan): Promise<Measured> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const database = openSqlite(file)
  const read = (table: string, column: string, id: string | undefined) =>
    database.prepare(`SELECT * FROM "${table}" WHERE "${column}" = ?`).all([id])
  const bare = createServer((_request, response) => {
    const [documentId, setId] = [study.documentIds[0], study.setIds[0]]
    const rows = [read('Document', 'id', documentId), read('Text', 'documentId', documentId), read('Annotation', 'setId', setId)]
    response.setHeader('content-type', 'application/json').end(JSON.stringify(rows))
  })
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  try {
    return await compare({
      what: `annotate page ${size}: time to first byte, beside a bare route that reads the same rows`,
      ...{ unit: 'ms', target: { most: 2 }, rounds },
      limit: () => untilFirstByte(`http://127.0.0.1:${(bare.address() as AddressInfo).port}`),
      ours: () => untilFirstByte(url, cookie),
    })
  } finally {
    bare.close()
    database.close()
  }
}

/** From the key to the painted text of the other document, beside what the editor alone took to be made. */
async function nextDocument(page: Page, url: string, { documentIds }: Study, { size, steps, rounds }: Plan): Promise<Measured> {
  await page.goto(url)
  const painted = (id: string | undefined) =>
    page.waitForFunction(
      (wanted) => location.pathname.endsWith(wanted ?? '') && document.querySelector('.ProseMirror [data-ids]') !== null,
      id,
    )
  await painted(documentIds[0])
  const step = async (n: number) => {
    await page.waitForTimeout(500)
    await page.locator('.ProseMirror').focus()
    await page.evaluate(() => {
      document.querySelector('.ProseMirror')?.setAttribute('data-before', '')
      performance.clearMeasures()
      window.addEventListener('keydown', () => performance.mark('pressed'), { capture: true, once: true })
    })
    await page.keyboard.press(n % 2 === 0 ? '[' : ']')
    const taken = await page.waitForFunction(() => {
      if (!document.querySelector('.ProseMirror:not([data-before]) [data-ids]')) return null
      const [made] = performance.getEntriesByName('article')
      return made && { whole: performance.measure('next', 'pressed').duration, mount: made.duration }
    })
    return (await taken.jsonValue()) as { whole: number; mount: number }
  }
  const taken: { whole: number; mount: number }[] = []
  for (let n = 0; n < steps * 2; n++) taken.push(await step(n))
  const middle = taken.sort((a, b) => a.whole - b.whole)[taken.length >> 1] ?? { whole: 0, mount: 1 }
  const what = `annotate page ${size}: from one document to the next, warm, to painted text, beside the editor's own mount`
  const figures = { ours: middle.whole, limit: middle.mount, ratio: middle.whole / middle.mount }
  return { what, unit: 'ms', target: { most: 2 }, rounds: Math.max(rounds, taken.length), ...figures, load: loadavg()[0] ?? 0 }
}
