import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import '@/app/globals.css'
import { openOutboxDatabase } from '@/components/editor/outbox-database'
import { Toaster } from '@/components/ui/Toast'
import { noteUnsent, unsentSets } from '@/components/unsent/registry'
import { UnsentOfPage } from '@/components/unsent/UnsentOfDocument'
import type { Change } from '@/lib/domain/annotation/change'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  usePathname: () => '/documents/gone',
}))

const changes = [1, 2].map((n): Change => ({ id: `c${n}`, kind: 'delete', annotation: { id: `a${n}` } }))
const refused = { change: { ...changes[0], id: 'c0' } as Change, reason: 'not-found', detail: '' }
let userId = ''
let setId = ''
let root: Root
beforeEach(async () => {
  userId = crypto.randomUUID()
  setId = crypto.randomUUID()
  vi.spyOn(window, 'fetch').mockImplementation(async () =>
    Response.json({ reason: 'not-found', title: '', detail: 'There is no such set.' }, { status: 404 }),
  )
  const db = await openOutboxDatabase(userId, setId)
  await db.add(changes)
  await db.putBack([refused])
  db.close()
  const about = { documentId: 'gone', projectId: 'p', title: 'Strike is over' }
  noteUnsent(userId, setId, { unsentCount: 2, refusedCount: 1 }, about)
  noteUnsent(userId, 'another', { unsentCount: 1, refusedCount: 0 }, { ...about, documentId: 'another' })
  root = createRoot(document.body.appendChild(document.createElement('div')))
  root.render(
    <>
      <UnsentOfPage userId={userId} />
      <Toaster />
    </>,
  )
})
afterEach(() => {
  root.unmount()
  localStorage.clear()
  vi.restoreAllMocks()
})
const notice = () => page.getByRole('status').filter({ hasText: '3 changes of “Strike is over” are not sent yet' })
const kept = async () => {
  const db = await openOutboxDatabase(userId, setId)
  const ids = [...(await db.unsent()), ...(await db.refused()).map(({ change }) => change)].map(({ id }) => id)
  db.close()
  return ids
}

it('a document that is not there: what this browser holds of it is said and can be taken away', async () => {
  const files: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob)
    return 'about:blank'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  await expect.element(notice()).toBeVisible()
  expect(page.getByRole('status').elements()).toHaveLength(1)
  await page.getByRole('button', { name: 'Download' }).click()
  await expect.poll(() => files.length).toBe(1)
  expect(JSON.parse((await files[0]?.text()) ?? '')).toEqual({ setId, unsent: changes, refused: [refused] })
  expect(await kept()).toEqual(['c1', 'c2', 'c0'])
})

it('it can be let go of, and had back', async () => {
  await page.getByRole('button', { name: 'Let it go' }).click()
  await expect.poll(kept).toEqual([])
  await expect.poll(() => unsentSets(userId).map((set) => set.setId)).toEqual(['another'])
  await expect.poll(() => notice().elements()).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(kept).toEqual(['c1', 'c2', 'c0'])
  await expect.element(notice()).toBeVisible()
})
