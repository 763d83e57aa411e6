import { createRoot } from 'react-dom/client'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useLater } from '@/components/editor/later'
import { Outbox } from '@/components/editor/outbox'
import { useReading } from '@/components/editor/use-reading'
import type { Change } from '@/lib/domain/annotation/change'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { SetServer } from '../support/set-server'

const characters = 'Officials said on Monday that the strike was over.'
let setId = ''
let server: SetServer
let reading: ReturnType<typeof useReading>
let heard: string[] = []
let unmount = () => {}

beforeEach(() => {
  setId = crypto.randomUUID()
  heard = []
  server = new SetServer(setId, characters)
  vi.spyOn(window, 'fetch').mockImplementation(server.fetch)
})
afterEach(() => {
  unmount()
  vi.restoreAllMocks()
  localStorage.clear()
})

function Reading({ set }: { set: ReturnType<typeof asRead> }) {
  reading = useReading({ userId: 'u', set, characters, tagset: defaultTagset, later: useLater(), onState: (state) => heard.push(state) })
  return null
}

/** The set as a page comes with it, each time another object. */
const asRead = () => ({
  ...{ id: setId, projectId: 'p', documentId: 'd', textId: 't', owner: null, kind: 'annotator' as const, name: null, settledFromId: null },
  ...{ state: 'open' as const, revision: 0, createdAt: '', submittedAt: null, annotations: '[]', relations: [] },
})
async function open(kind = 'saved') {
  unmount()
  reading = undefined as never // that of the page before
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  root.render(<Reading set={asRead()} />)
  unmount = () => root.unmount()
  await vi.waitFor(() => expect(reading.save.kind).toBe(kind))
  return { readAgain: () => root.render(<Reading set={asRead()} />) }
}
function tagging(start: number, end: number) {
  const annotation = { tag: 'sourcing.hedge', parts: [{ start, end, quote: characters.slice(start, end) }], attributes: {}, note: '' }
  return { id: v7(), kind: 'create', annotation: { ...annotation, id: v7() } } as unknown as Change
}
const tag = (start: number, end: number) => reading.store.do('Tag', [tagging(start, end)])
const copies = () => Object.keys(localStorage).filter((key) => key.startsWith(`galley-unkept:u:${setId}`)).length
const fillDisk = () =>
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })

it('what IndexedDB does not take stays written down, over a crash too, until the server has it', async () => {
  await open()
  server.online = false
  fillDisk()
  expect(tag(0, 9).ok).toBe(true)
  await expect.poll(() => reading.save).toMatchObject({ kind: 'offline', kept: false, unsentCount: 1 })
  expect(copies()).toBe(1)
  unmount() // a crash of it leaves no more than this
  await open('offline')
  expect(reading.save).toMatchObject({ kept: false, unsentCount: 1 })
  expect(copies()).toBe(1)
  server.online = true
  reading.retry()
  await expect.poll(() => reading.save.kind).toBe('saved')
  expect([copies(), server.log.length]).toEqual([0, 1])
})

it('what IndexedDB took is not written down twice', async () => {
  await open()
  server.online = false
  tag(0, 9)
  await expect.poll(() => reading.save).toMatchObject({ kind: 'offline', kept: true, unsentCount: 1 })
  await expect.poll(copies).toBe(0)
})

it('what a page that lives wrote down is its own: another one takes it up when that page is gone', async () => {
  await open()
  server.online = false
  const full = fillDisk()
  tag(0, 9)
  await expect.poll(() => reading.save).toMatchObject({ kind: 'offline', kept: false, unsentCount: 1 })
  full.mockRestore()
  const closeFirst = unmount
  unmount = () => {}
  await open('saved')
  tag(10, 14)
  await expect.poll(() => reading.save).toMatchObject({ kind: 'offline', kept: true, unsentCount: 1 })
  expect(copies()).toBe(1)
  closeFirst()
  await expect.poll(() => [reading.save.unsentCount, copies(), reading.content.annotations.size]).toEqual([2, 0, 2])
  server.online = true
  reading.retry()
  await expect.poll(() => [reading.save.kind, server.log.length]).toEqual(['saved', 2])
})

it('takes up what was written down by a page of an older Galley, which said not whose it is', async () => {
  localStorage.setItem(`galley-unkept:u:${setId}:${v7()}`, JSON.stringify([tagging(0, 9)]))
  await open()
  await expect.poll(() => [copies(), server.log.length]).toEqual([0, 1])
})

it('a page that is read again keeps what it holds and sends it once the reading is given back', async () => {
  const { readAgain } = await open()
  await expect.poll(() => heard).toEqual(['open'])
  fillDisk()
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  server.state = 'submitted'
  tag(0, 9)
  await expect.poll(() => reading.save).toMatchObject({ submitted: true, kept: false, unsentCount: 1 })
  readAgain()
  await expect.poll(() => heard.at(-1)).toBe('submitted')
  expect(reading.save).toMatchObject({ submitted: true, unsentCount: 1 })
  server.state = 'open'
  readAgain()
  await expect.poll(() => heard.at(-1)).toBe('open')
  await expect.poll(() => [reading.save.kind, server.log.length]).toEqual(['saved', 1])
})

it('a page that is read again keeps its steps to undo, and hears what was done elsewhere', async () => {
  const { readAgain } = await open()
  tag(0, 9)
  await expect.poll(() => server.log.length).toBe(1)
  server.take([tagging(13, 15)])
  readAgain()
  await expect.poll(() => reading.content.annotations.size).toBe(2)
  expect(reading.store.undoable).toBe('Tag')
})

it('waits for what happened elsewhere only so long, and asks again the next time', async () => {
  const soon = AbortSignal.timeout(50)
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(soon)
  let asked = 0
  vi.mocked(window.fetch).mockImplementation((_url, init) => {
    asked++
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
  })
  await open()
  await expect.poll(() => asked).toBe(1)
  expect(timeout).toHaveBeenCalledWith(30_000)
  timeout.mockRestore()
  vi.mocked(window.fetch).mockImplementation(server.fetch)
  server.take([tagging(0, 9)])
  await expect
    .poll(() => {
      window.dispatchEvent(new Event('focus'))
      return reading.content.annotations.size
    })
    .toBe(1)
})

it.each([
  ['nothing', null],
  ['a list without its next page', { items: [] }],
  ['a list of something else', { items: [{ login: 'here' }], next: null }],
  ['a list whose next page never ends', { items: [], next: '0' }],
])('is told %s in place of what happened elsewhere, asks once and goes on the next time', async (_what, answer) => {
  let asked = 0
  vi.mocked(window.fetch).mockImplementation(async () => {
    asked++
    return Response.json(answer)
  })
  await open()
  await expect.poll(() => asked).toBe(1)
  window.dispatchEvent(new Event('focus'))
  await expect.poll(() => asked).toBe(2)
  vi.mocked(window.fetch).mockImplementation(server.fetch)
  server.take([tagging(0, 9)])
  window.dispatchEvent(new Event('focus'))
  await expect.poll(() => reading.content.annotations.size).toBe(1)
  expect(asked).toBe(2)
})

it('closes an outbox that comes when the page is gone', async () => {
  let read = (_: Change[]) => {}
  const unsent = vi.fn(() => new Promise<Change[]>((resolve) => (read = resolve)))
  const close = vi.fn()
  vi.spyOn(Outbox, 'open').mockResolvedValue({ unsent, close, keep: async () => true } as unknown as Outbox)
  await open()
  await vi.waitFor(() => expect(unsent).toHaveBeenCalled())
  unmount()
  read([])
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce())
})
