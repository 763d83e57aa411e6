import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let screen: OpenScreen
beforeEach(async () => {
  screen = await openScreen('Officials said that the strike was over.')
})
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})
const sent = () => screen.sent().map(({ kind }) => kind)
const painted = () => [...document.querySelectorAll('.g-text [data-ids]')].map((one) => one.textContent)

it('tags whole words by one key, sets an attribute by a letter, takes both back, and sends each step once', async () => {
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}1')
  await expect.poll(painted).toEqual(['Officials'])
  await userEvent.keyboard('a')
  await expect.element(page.getByRole('button', { name: 'official', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}')
  await expect.poll(painted).toEqual([])
  await expect.poll(sent).toEqual(['create', 'update', 'update', 'delete'])
  const writes = vi.mocked(window.fetch).mock.calls.flatMap(([, init]) => (init?.body ? [init.headers] : []))
  for (const headers of writes) expect(headers).toMatchObject({ 'x-galley-user': 'u' })
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
  expect(sent()).toEqual(['create'])
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
