import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let screen: OpenScreen
let online = true
let comments: ReturnType<typeof comment>[] = []
const ada = { id: 'a', name: 'Ada Lund' }
const comment = (body: string, author = ada, id: string = crypto.randomUUID()) => ({
  ...{ id, annotationId: '', author, body, deletedAt: null },
  createdAt: new Date().toISOString(),
})

/** What was sent while the network was away or that the server took without its answer coming back. */
let lost: { readonly id: string; readonly body: string }[] = []
/** takes what comes next, but its answer never comes */
let losesAnswer = false
const mia = { id: 'u', name: 'Mia Rau' }

/** The server's side of a discussion: a comment that comes again under its id is said once; its words can be changed. */
function serve(path: string, init: RequestInit | undefined) {
  const sent = path.includes('/comments') && init?.body ? (JSON.parse(String(init.body)) as { id: string; body: string }) : null
  if (sent && (!online || losesAnswer)) lost.push(sent)
  if (!online) return null
  if (!path.includes('/comments')) return Response.json({ items: [], next: null })
  if (!sent) return Response.json(list(new URL(path, 'http://galley').searchParams.get('cursor')))
  const id = init?.method === 'PATCH' ? path.split('/').at(-1) : sent.id
  const old = comments.find((one) => one.id === id)
  const made = init?.method === 'PATCH' && old ? { ...old, body: sent.body } : (old ?? comment(sent.body, mia, sent.id))
  comments = [...comments.filter((one) => one.id !== id), made]
  if (!losesAnswer) return Response.json(made, { status: 201 })
  losesAnswer = false
  return null
}
/** Two at a time. */
let list = (cursor: string | null): unknown => {
  const from = Number(cursor ?? 0)
  return { items: comments.slice(from, from + 2), next: comments.length > from + 2 ? String(from + 2) : null }
}
const asListed = list
beforeEach(() => {
  localStorage.clear()
  online = true
  losesAnswer = false
  lost = []
  list = asListed
  comments = []
})
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})
const open = async () => {
  screen = await openScreen('Officials said that the strike was over.', 'en', { serve })
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}1')
}
const field = () => page.getByRole('textbox', { name: 'Say something' })

it('shows what was said of the focused annotation, and a key leads to saying more', async () => {
  comments = [comment('Whose words are these?')]
  await open()
  await expect.element(page.getByRole('heading', { name: 'Discussion' })).toBeVisible()
  await expect.element(page.getByText('Whose words are these?')).toBeInTheDocument()
  const said = page.getByRole('listitem').filter({ hasText: 'Whose words are these?' })
  await expect.element(said.getByText('now', { exact: true })).toBeInTheDocument()
  await userEvent.keyboard('{Shift>}C{/Shift}The minister’s.{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('The minister’s.')).toBeInTheDocument()
  await expect.poll(() => comments.map(({ body }) => body)).toEqual(['Whose words are these?', 'The minister’s.'])
  await expect.poll(() => document.activeElement?.closest('.g-text')).not.toBeNull()
})

it('keeps what cannot be sent in its field and in the browser, and says so', async () => {
  await open()
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible()
  online = false
  await userEvent.keyboard('{Shift>}C{/Shift}Both.{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('Not sent, and kept here.')).toBeInTheDocument()
  await expect.element(field()).toHaveValue('Both.')
  expect(Object.entries(localStorage).filter(([, words]) => words === 'Both.')).toHaveLength(1)
})

it('sends again what was not sent', async () => {
  await open()
  online = false
  await userEvent.keyboard('{Shift>}C{/Shift}Both.{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('button', { name: 'Send again' })).toBeInTheDocument()
  online = true
  await userEvent.click(page.getByRole('button', { name: 'Send again' }))
  await expect.poll(() => comments.map(({ body }) => body)).toEqual(['Both.'])
  await expect.element(page.getByText('Not sent')).not.toBeInTheDocument()
})

const ID = '00000000-0000-7000-8000-000000000001'
/** A page of the same reader, on whose reading stands a span. */
async function openWithSpan() {
  const parts = [{ start: 0, end: 9, quote: 'Officials' }]
  const span = { id: ID, tag: 'sourcing.source', parts, attributes: {}, note: '', confidence: null, takenFromId: null }
  const content = { annotations: new Map([[ID, span]]), relations: new Map() }
  screen = await openScreen('Officials said that the strike was over.', 'en', { serve, content })
  await userEvent.keyboard('{Tab}')
}
const bodies = () => comments.map(({ body }) => body)

it('words that another page sends meanwhile stay as they are: others are said beside them', async () => {
  await openWithSpan()
  online = false
  await userEvent.keyboard('{Shift>}C{/Shift}A{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('Not sent, and kept here.')).toBeInTheDocument()
  screen.close()
  online = true
  await openWithSpan()
  await userEvent.keyboard('{Shift>}C{/Shift}')
  await expect.element(field()).toHaveValue('A')
  comments = lost.map(({ id, body }) => comment(body, mia, id))
  await userEvent.keyboard('{Control>}a{/Control}B{Control>}{Enter}{/Control}')
  await expect.poll(bodies).toEqual(['A', 'B'])
})

it('the same words, sent from two pages, are said once', async () => {
  await openWithSpan()
  online = false
  await userEvent.keyboard('{Shift>}C{/Shift}A{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('Not sent, and kept here.')).toBeInTheDocument()
  screen.close()
  online = true
  await openWithSpan()
  comments = lost.map(({ id, body }) => comment(body, mia, id))
  await userEvent.keyboard('{Shift>}C{/Shift}{Control>}{Enter}{/Control}')
  await expect.element(field()).not.toBeInTheDocument()
  expect(bodies()).toEqual(['A'])
})

it('words that arrived without an answer and were changed since are said as they are now', async () => {
  await openWithSpan()
  losesAnswer = true
  await userEvent.keyboard('{Shift>}C{/Shift}A{Control>}{Enter}{/Control}')
  await expect.poll(bodies).toEqual(['A'])
  await expect.element(page.getByText('Not sent, and kept here.')).toBeInTheDocument()
  await userEvent.keyboard(' and B{Control>}{Enter}{/Control}')
  await expect.poll(bodies).toEqual(['A and B'])
})

it('shows all that was said, however many pages it is', async () => {
  comments = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'].map((body) => comment(body))
  await openWithSpan()
  await expect.element(page.getByText('Five.')).toBeInTheDocument()
})

it('an answer of another shape is a discussion that could not be read, and the page stays', async () => {
  for (const other of [{}, null, [], { items: [{ id: 'x' }] }, { items: [null] }]) {
    list = () => other
    await openWithSpan()
    await expect.element(page.getByText('The discussion could not be read')).toBeInTheDocument()
    await expect.element(page.getByRole('textbox', { name: 'Article' })).toBeVisible()
    screen.close()
    vi.restoreAllMocks()
  }
})
