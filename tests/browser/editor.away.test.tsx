import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen, told } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let screen: OpenScreen
beforeEach(async () => {
  screen = await openScreen('Officials said that the strike was over.', 'en', { next: { id: 'd2', title: 'Port talks' } })
})
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})
/** From now on nothing is reached. */
const loseNetwork = () => vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network'))

it('without a connection ] stays and says why, whether the browser knows of it or not', async () => {
  const at = window.location.pathname
  loseNetwork()
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}1')
  await expect.element(page.getByText('Offline, 1 unsent').first()).toBeVisible()
  await userEvent.keyboard(']')
  await expect.poll(told).toBe('No connection: the next document opens when it is back. What you did is kept.')
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  await userEvent.keyboard('[[')
  await expect.poll(told).toBe('This is the first document.')
  await userEvent.keyboard(']')
  await expect.poll(told).toMatch(/^No connection: the next document/)
  expect(window.location.pathname).toBe(at)
})

it('without a connection the reading cannot be submitted, and that is what is said', async () => {
  loseNetwork()
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}1')
  await expect.element(page.getByText('Offline, 1 unsent').first()).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Submit reading' }))
  await expect.element(page.getByText('No connection: 1 change is not sent yet. The reading can be submitted when it is.')).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(told).toMatch(/^No connection: 1 change is not sent yet/)
})
