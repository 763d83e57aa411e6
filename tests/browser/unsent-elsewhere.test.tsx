import { createRoot, type Root } from 'react-dom/client'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import '@/app/globals.css'
import { useLater } from '@/components/editor/later'
import { openOutboxDatabase } from '@/components/editor/outbox-database'
import { useReading } from '@/components/editor/use-reading'
import { TopBar } from '@/components/shell/TopBar'
import { noteUnsent, unnotedSets, unsentSets } from '@/components/unsent/registry'
import { senderOf } from '@/components/unsent/sender'
import type { Change } from '@/lib/domain/annotation/change'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { SetServer } from '../support/set-server'

const characters = 'Officials said on Monday that the strike was over.'
const patient = { timeout: 15_000 }
let userId = ''
let servers: readonly SetServer[] = []
let online = true
let reading: ReturnType<typeof useReading>
let root: Root

beforeEach(async () => {
  await page.viewport(1440, 900)
  localStorage.clear()
  online = true
  userId = crypto.randomUUID()
  reading = undefined as never // that of the test before
  servers = ['one', 'two', 'three'].map((name) => new SetServer(`${name}-${crypto.randomUUID()}`, characters))
  vi.spyOn(window, 'fetch').mockImplementation(async (url, init) => {
    if (!online) throw new TypeError('no network')
    if (String(url).includes('/tagset')) return Response.json({ revision: 1, tagset: defaultTagset })
    const server = servers.find(({ setId }) => String(url).includes(setId))
    return server ? server.fetch(url, init) : Response.json({ id: userId })
  })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  root.unmount()
  vi.restoreAllMocks()
})

const idOf = (n: number) => servers[n]?.setId ?? ''
const logOf = (n: number) => servers[n]?.log.length
const user = () => ({ userId, name: 'Mia Rau', email: 'mia@example.org' })
const setOf = (setId: string) => ({
  ...{ id: setId, projectId: 'p', documentId: `d-${setId}`, textId: 't', owner: null, kind: 'annotator' as const, name: null },
  ...{ settledFromId: null, state: 'open' as const, revision: 0, createdAt: '', submittedAt: null, annotations: '[]', relations: [] },
})
function Reading({ setId }: { setId: string }) {
  const set = setOf(setId)
  reading = useReading({ userId, set, title: 'Strike', characters, tagset: defaultTagset, later: useLater(), onState: () => {} })
  return <TopBar user={user()} />
}
const show = (n: number) => root.render(<Reading key={n} setId={idOf(n)} />)
const showList = () => root.render(<TopBar user={user()} />)
const tagging = (start: number, end: number) => {
  const annotation = { id: v7(), tag: 'sourcing.hedge', parts: [{ start, end, quote: characters.slice(start, end) }] }
  return { id: v7(), kind: 'create', annotation } as Change
}
const networkIsBack = () => {
  online = true
  window.dispatchEvent(new Event('online'))
}
const names = async () => (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.includes(userId))
/** As a page that is gone left it: in the database of its outbox, noted or not. */
async function leave(n: number, changes: readonly Change[], noted = true) {
  const about = { documentId: `d-${idOf(n)}`, projectId: 'p', title: `Document ${n}` }
  const db = await openOutboxDatabase(userId, idOf(n))
  await db.add(changes)
  db.close()
  if (noted) noteUnsent(userId, idOf(n), { unsentCount: changes.length, refusedCount: 0 }, about)
}

it('what was tagged in a moment without network reaches the server from the page of the next document', async () => {
  show(0)
  await expect.poll(() => reading?.save.kind).toBe('saved')
  online = false
  reading.store.do('Tag', [tagging(0, 9)])
  await expect.poll(() => reading.save).toMatchObject({ kind: 'offline', unsentCount: 1 })
  show(1)
  await expect.element(page.getByRole('link', { name: '1 change of “Strike” is not sent yet' }), patient).toBeVisible()
  expect(page.getByRole('link', { name: 'not sent yet' }).element().getAttribute('href')).toBe(`/documents/d-${idOf(0)}`)
  networkIsBack()
  await expect.poll(() => logOf(0), patient).toBe(1)
  await expect.poll(() => page.getByRole('link', { name: 'not sent yet' }).elements(), patient).toEqual([])
  expect(unsentSets(userId)).toEqual([])
  await expect.poll(names, patient).toEqual([`galley-outbox-${userId}-${idOf(1)}`])
})

it('sends from any page what several documents left, each once and in order, and says how many wait until then', async () => {
  online = false
  const left = [0, 1, 2].map(() => [tagging(0, 9), tagging(10, 14)])
  for (const [n, changes] of left.entries()) await leave(n, changes)
  showList()
  const note = page.getByRole('button', { name: '6 changes of 3 other documents are not sent yet' })
  await expect.element(note, patient).toBeVisible()
  await note.click()
  await expect.element(page.getByRole('menuitem', { name: '2 changes of “Document 1” are not sent yet' })).toBeVisible()
  networkIsBack()
  await expect.poll(() => [0, 1, 2].map(logOf), patient).toEqual([2, 2, 2])
  expect(servers.map(({ log }) => log.map(({ id }) => id))).toEqual(left.map((changes) => changes.map(({ id }) => id)))
  await expect.poll(names, patient).toEqual([])
})

it('keeps what is refused with its tag’s name, and says that it is not saved', async () => {
  await leave(0, [tagging(0, 9), tagging(0, 9)])
  showList()
  await expect.element(page.getByRole('link', { name: '1 change of “Document 0” is not saved' }), patient).toBeVisible()
  const db = await openOutboxDatabase(userId, idOf(0))
  expect(await db.refused()).toMatchObject([{ reason: 'duplicate-annotation', tagName: 'Evidential hedge' }])
  db.close()
})

it('says where a reading was submitted meanwhile, and sends when it was given back', async () => {
  const [server] = servers
  if (!server) throw new Error('no server')
  server.state = 'submitted'
  await leave(0, [tagging(0, 9)])
  showList()
  await expect.element(page.getByRole('link', { name: 'is not sent yet' }), patient).toBeVisible()
  server.state = 'open'
  window.dispatchEvent(new Event('focus'))
  await expect.poll(() => logOf(0), patient).toBe(1)
})

it('leaves alone what the page itself shows, and what is just being sent', async () => {
  const said: string[] = []
  const watch = new MutationObserver(() => said.push(document.body.textContent ?? ''))
  watch.observe(document.body, { subtree: true, childList: true, characterData: true })
  show(0)
  await expect.poll(() => reading?.save.kind).toBe('saved')
  reading.store.do('Tag', [tagging(0, 9)])
  await expect.poll(() => logOf(0)).toBe(1)
  online = false
  reading.store.do('Tag', [tagging(10, 14)])
  await expect.poll(() => unsentSets(userId)).toMatchObject([{ unsentCount: 1, about: { title: 'Strike' } }])
  await new Promise((resolve) => setTimeout(resolve, 4_000)) // longer than it is left to who sends it
  expect(said.filter((text) => text.includes('not sent yet'))).toEqual([])
  watch.disconnect()
})

it('finds what was never noted, in a database or written down beside it', async () => {
  await leave(0, [tagging(0, 9)], false)
  const change = tagging(10, 14)
  localStorage.setItem(`galley-unkept:${userId}:${idOf(1)}:${change.id}`, JSON.stringify([change]))
  const found = await vi.waitFor(async () => {
    const ids = await unnotedSets(userId)
    expect(ids.sort()).toEqual([idOf(0), idOf(1)].sort())
    return ids
  })
  senderOf(userId).take(found)
  await expect.poll(() => [0, 1].map(logOf), patient).toEqual([1, 1])
  await expect.poll(() => Object.keys(localStorage).filter((key) => key.includes(userId)), patient).toEqual([])
  await expect.poll(names, patient).toEqual([])
})

it('deletes the database of an outbox that is closed and empty, and none that is open or holds something', async () => {
  const [one, again] = [await openOutboxDatabase(userId, idOf(0)), await openOutboxDatabase(userId, idOf(0))]
  const full = await openOutboxDatabase(userId, idOf(1))
  await full.add([tagging(0, 9)])
  full.close()
  one.close()
  const third = await openOutboxDatabase(userId, idOf(0))
  await third.add([tagging(0, 9)])
  again.close()
  third.close()
  const change = tagging(10, 14)
  for (let n = 0; n < 20; n++) {
    const db = await openOutboxDatabase(userId, idOf(2)) // while the one before is being deleted
    expect(await db.unsent()).toEqual([])
    await db.add([change])
    expect(await db.unsent()).toEqual([change])
    await db.settle(new Set([change.id]), [])
    db.close()
  }
  await expect.poll(async () => (await names()).sort()).toEqual([0, 1].map((n) => `galley-outbox-${userId}-${idOf(n)}`).sort())
})
