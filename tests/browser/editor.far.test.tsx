import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

const lines = Array.from(
  { length: 120 },
  (_, n) => `Line ${n} says that the strike was over. Tea followed, they said, and more of it came in the evening.`,
)
const characters = lines.join('\n')
let screen: OpenScreen
beforeEach(async () => {
  await page.viewport(1440, 900)
  screen = await openScreen(characters)
})
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})

const selected = () => window.getSelection()?.toString() ?? ''
const press = (keys: string) => userEvent.keyboard(keys)
const article = () => page.getByRole('textbox', { name: 'Article' })

it('Ctrl+End and Ctrl+Home take the caret with them in a long article', async () => {
  await userEvent.click(article(), { position: screen.placeOf('Line 2 says') })
  await press('{Control>}{End}{/Control}')
  await new Promise((resolve) => setTimeout(resolve, 400))
  await press('.')
  await expect.poll(selected).toContain('evening')
  await press('1')
  await expect.poll(() => screen.held()).toEqual(['sourcing.source Tea followed, they said, and more of it came in the evening'])
  await press('{Control>}{Home}{/Control}')
  await new Promise((resolve) => setTimeout(resolve, 400))
  await press('.')
  await expect.poll(selected).toContain('Line 0 says')
  await press('{Control>}{Home}{/Control}')
  await press('{Control>}{Shift>}{End}{/Shift}{/Control}')
  await expect.poll(() => selected().length).toBeGreaterThan(characters.length - 200)
})

it('the rail scrolls, and leaves the focus in the text and nothing selected', async () => {
  await userEvent.click(article(), { position: screen.placeOf('Line 2 says') })
  const rail = document.querySelector<HTMLElement>('.g-rail')
  if (!rail) throw new Error('there is no rail')
  await userEvent.click(rail, { position: { x: 10, y: Math.round(rail.clientHeight * 0.6) } })
  await expect.poll(() => document.querySelector('#content')?.scrollTop).toBeGreaterThan(500)
  await userEvent.dragAndDrop(rail, article(), { sourcePosition: { x: 10, y: 40 }, targetPosition: { x: 200, y: 300 } })
  expect(selected()).toBe('')
  await expect.element(article()).toHaveFocus()
  await press('.')
  await expect.poll(selected).toContain('Line 2 says')
})
