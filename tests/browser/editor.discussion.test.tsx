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

/** The server's side of a discussion: a comment that comes again under its id is said once. */
function serve(path: string, init: RequestInit | undefined) {
  if (!online) return null
  if (!path.includes('/comments')) return Response.json({ items: [], next: null })
  if (!init?.body) return Response.json({ items: comments, next: null })
  const { id, body } = JSON.parse(String(init.body))
  const made = comments.find((one) => one.id === id) ?? comment(body, { id: 'u', name: 'Mia Rau' }, id)
  comments = [...comments.filter((one) => one.id !== id), made]
  return Response.json(made, { status: 201 })
}
beforeEach(() => {
  localStorage.clear()
  online = true
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
