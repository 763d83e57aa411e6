import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { AnnotateScreen } from '@/components/editor/AnnotateScreen'
import { DEFAULT_READING } from '@/components/editor/reading-settings'
import type { Change } from '@/lib/domain/annotation/change'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const characters = 'Officials said that the strike was over.'
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let received: Change[] = []
let unmount = () => {}

beforeEach(async () => {
  received = []
  vi.spyOn(window, 'fetch').mockImplementation(async (_url, init) => {
    if (!init?.body) return Response.json({ items: [], next: null })
    const changes = JSON.parse(String(init?.body)).changes as Change[]
    received.push(...changes)
    return Response.json({ revision: received.length, applied: changes.map((one) => one.id), refused: [] })
  })
  await page.viewport(1440, 900)
  const id = crypto.randomUUID()
  const nothing = {
    publisher: null,
    url: null,
    publishedAt: null,
    byline: null,
    originalPublisher: null,
    originalUrl: null,
    originalPublishedAt: null,
  }
  const at = '2026-11-24T00:00:00.000Z'
  const set = {
    id,
    projectId: 'p',
    documentId: 'd',
    textId: 't',
    owner: null,
    kind: 'annotator' as const,
    name: null,
    state: 'open' as const,
  }
  const text = {
    id: 't',
    version: 1,
    sha256: '',
    characters,
    blocks: [{ type: 'paragraph' as const, start: 0, end: characters.length }],
    inlines: [],
  }
  const document = { id: 'd', projectId: 'p', title: 'Strike', state: 'frozen' as const, originalId: null, createdAt: at }
  const element = window.document.body.appendChild(window.document.createElement('div'))
  const root = createRoot(element)
  root.render(
    <AnnotateScreen
      user={{ userId: 'u', name: 'Mia Rau', email: 'mia@example.org' }}
      userId="u"
      document={{ ...document, provenance: { ...nothing, language: 'en', retrievedAt: null }, text }}
      context={{
        project: { id: 'p', name: 'Harbour strike', language: 'en', guidelines: '' },
        original: null,
        activeSeconds: null,
        queue: { place: 1, count: 1, left: null, previous: null, next: null, around: [] },
      }}
      guidelines={null}
      readingSettings={DEFAULT_READING}
      tagset={defaultTagset}
      set={{ ...set, revision: 0, settledFromId: null, createdAt: at, submittedAt: null, annotations: [], relations: [] }}
    />,
  )
  unmount = () => {
    root.unmount()
    element.remove()
  }
  await userEvent.click(page.getByRole('textbox', { name: 'Article' }), { position: { x: 2, y: 8 } })
})
afterEach(() => {
  unmount()
  vi.restoreAllMocks()
})
const painted = () => [...document.querySelectorAll('.g-text [data-ids]')].map((one) => one.textContent)

it('tags whole words by one key, sets an attribute by a letter, takes both back, and sends each step once', async () => {
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}1')
  await expect.poll(painted).toEqual(['Officials'])
  await userEvent.keyboard('a')
  await expect.element(page.getByRole('button', { name: 'official', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}')
  await expect.poll(painted).toEqual([])
  await expect.poll(() => received.map((one) => one.kind)).toEqual(['create', 'update', 'update', 'delete'])
  const sent = vi.mocked(window.fetch).mock.calls.flatMap(([, init]) => (init?.body ? [init.headers] : []))
  for (const headers of sent) expect(headers).toMatchObject({ 'x-galley-user': 'u' })
})

it('says how much waits while the server is away, and a click on it sends it now and leaves the caret', async () => {
  const { setTimeout } = window
  const server = vi.mocked(window.fetch)
  const answer = server.getMockImplementation()
  server.mockRejectedValue(new TypeError('no network'))
  const noPauseEnds = ((work: () => void, ms = 0) => (ms < 300 ? setTimeout(work, ms) : 0)) as typeof window.setTimeout
  vi.spyOn(window, 'setTimeout').mockImplementation(noPauseEnds)
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}1')
  const note = page.getByRole('button', { name: 'Offline, 1 unsent' })
  await expect.element(note).toBeVisible()
  const live = () => [...document.querySelectorAll('[role=status]')].map((one) => one.textContent)
  expect(live()).toContain('Offline, 1 unsent')
  server.mockImplementation(answer ?? Promise.reject)
  await userEvent.click(note)
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect.poll(live).toContain('Saved')
  expect(received.map((one) => one.kind)).toEqual(['create'])
  expect(document.activeElement?.closest('.g-text')).not.toBeNull()
})

it('offers all spans at a place, the smallest first, and Tab goes through them', async () => {
  await userEvent.keyboard('{Home}{Shift>}{End}{/Shift}3{Home}{Shift>}{ArrowRight}{/Shift}1')
  await expect.poll(() => document.querySelector('.g-name')?.textContent).toBe('Source')
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => document.querySelector('aside')?.textContent).toContain('1 of 2 here')
  await userEvent.keyboard('{Tab}')
  await expect.poll(() => document.querySelector('.g-name')?.textContent).toBe('Attributed content')
})
