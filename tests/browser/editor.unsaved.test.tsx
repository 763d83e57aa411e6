import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { Toaster } from '@/components/ui/Toast'
import { type OpenScreen, openScreen } from '../support/annotate-screen'
import { paintedNow } from '../support/painted'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let screen: OpenScreen
let toaster: Root
beforeEach(async () => {
  screen = await openScreen('Officials said that the strike was over.', 'en', { refuses: ({ kind }) => kind === 'create' })
  toaster = createRoot(document.body.appendChild(document.createElement('div')))
  toaster.render(<Toaster />)
})
afterEach(() => {
  toaster.unmount()
  screen.close()
  vi.restoreAllMocks()
})
const card = () => page.getByRole('alert').filter({ hasText: 'Source: not saved' })
const painted = () => paintedNow(document).join()

it('what was let go of comes back as it was', async () => {
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}1')
  await expect.element(card()).toBeVisible()
  await userEvent.click(card().getByRole('button', { name: 'Let it go' }))
  await expect.element(card()).not.toBeInTheDocument()
  await expect.poll(painted).toBe('')
  await expect.element(page.getByRole('textbox', { name: 'Article' })).toHaveFocus()
  await userEvent.click(page.getByRole('button', { name: 'Undo', exact: true }).last())
  await expect.element(card()).toBeVisible()
  await expect.poll(painted).toContain('Officials')
})

it('what was tagged, taken back and tagged again without a network is told of where the server takes none of it', async () => {
  const send = vi.spyOn(window, 'fetch')
  const served = send.getMockImplementation() as typeof window.fetch
  send.mockRejectedValue(new TypeError('no network'))
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}1')
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(painted).toBe('')
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await expect.poll(painted).toContain('Officials')
  send.mockImplementation(served)
  window.dispatchEvent(new Event('online'))
  await expect.element(card()).toBeVisible()
  await expect.poll(painted).toContain('Officials')
})

it('what comes to be told of the focused span is scrolled into view, and the focus stays where it is', async () => {
  await page.viewport(1440, 420)
  const send = vi.spyOn(window, 'fetch')
  const served = send.getMockImplementation() as typeof window.fetch
  send.mockRejectedValue(new TypeError('no network'))
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}1{Shift>}n{/Shift}who')
  const note = page.getByRole('textbox', { name: 'Note' })
  await expect.element(note).toHaveFocus()
  const shown = () => card().query()?.getBoundingClientRect()
  send.mockImplementation(served)
  window.dispatchEvent(new Event('online'))
  await expect.element(card()).toBeVisible()
  await expect.poll(() => (shown()?.top ?? -1) >= (document.querySelector('#inspector')?.getBoundingClientRect().top ?? 0)).toBe(true)
  await expect.element(note).toHaveFocus()
})

it('names what was removed among the changes that are not taken, and outlines it in the text', async () => {
  screen.close()
  const parts = [{ start: 0, end: 9, quote: 'Officials' }]
  const held = { id: crypto.randomUUID(), tag: 'sourcing.source', parts, attributes: {}, note: '', confidence: null, takenFromId: null }
  screen = await openScreen('Officials said that the strike was over.', 'en', {
    content: { annotations: new Map([[held.id, held]]), relations: new Map() },
  })
  const problem = { reason: 'set-submitted', title: 'Submitted', detail: 'This reading was submitted.' }
  const send = vi.spyOn(window, 'fetch')
  const served = send.getMockImplementation() as typeof window.fetch
  send.mockImplementation(async (url, init) => (init?.body ? Response.json(problem, { status: 409 }) : served(url, init)))
  await userEvent.keyboard('{Tab}{Backspace}')
  const notice = page.getByRole('alert').filter({ hasText: '1 change is not taken.' })
  await expect.element(notice).toBeVisible()
  await expect.element(notice).toHaveTextContent('Removed here:')
  await expect.poll(() => document.querySelector('.g-name')?.textContent).toBe('Removed here')
  await userEvent.click(notice.getByRole('button', { name: 'Officials' }))
  await expect.element(page.getByRole('textbox', { name: 'Article' })).toHaveFocus()
})
