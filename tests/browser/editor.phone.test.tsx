import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

const paragraph = 'Officials said that the strike was over and that the ships would sail again before the end of the week.'
const characters = [...Array.from({ length: 9 }, (_, n) => `${n}. ${paragraph}`), 'Tea followed, they said.', paragraph, paragraph].join(
  '\n',
)
let screen: OpenScreen
beforeEach(async () => {
  screen = await openScreen(characters)
})
afterEach(async () => {
  screen.close()
  vi.restoreAllMocks()
  await page.viewport(1440, 900)
})

const press = (keys: string) => userEvent.keyboard(keys)
const article = () => page.getByRole('textbox', { name: 'Article' })
const inspector = () => page.getByRole('complementary', { name: 'Inspector' }).element()
const main = () => document.querySelector('main') as HTMLElement
/** Whether some element stands in the part of the article that is seen. */
function inView(element: Element | null) {
  const box = element?.getBoundingClientRect()
  const view = main().getBoundingClientRect()
  return box !== undefined && box.top >= view.top && box.bottom <= view.bottom
}

it('a tap on a span opens the sheet over no more than two fifths, and the span stays in view; the sheet can be pulled up', async () => {
  await userEvent.dblClick(article(), { position: screen.placeOf('Tea') })
  await press('1{Escape}')
  await expect.poll(() => screen.held()).toEqual(['sourcing.source Tea'])
  await page.viewport(390, 844)
  await expect.element(page.getByRole('button', { name: 'Show the inspector' })).toBeVisible()
  // the span stands where the sheet will be
  const span = () => [...document.querySelectorAll('.g-text [data-ids]')].find((one) => one.textContent === 'Tea') as HTMLElement
  main().scrollTop += span().getBoundingClientRect().bottom - main().getBoundingClientRect().bottom + 20
  await userEvent.click(article(), { position: screen.placeOf('Tea') })
  await expect.element(page.getByRole('button', { name: 'Hide the inspector' })).toBeVisible()
  await expect.poll(() => inView(document.querySelector('.g-frame'))).toBe(true)
  const height = () => inspector().getBoundingClientRect().height / 844
  expect(height()).toBeLessThan(0.41)
  expect(height()).toBeGreaterThan(0.2)
  const handle = page.getByRole('button', { name: 'Hide the inspector' })
  await userEvent.dragAndDrop(handle, main(), { targetPosition: { x: 100, y: 10 } })
  await expect.poll(height).toBeGreaterThan(0.5)
  await expect.poll(() => inView(document.querySelector('.g-frame'))).toBe(true)
  ;(handle.element() as HTMLElement).focus()
  await press('{ArrowDown}')
  await expect.poll(height).toBeLessThan(0.41)
  await userEvent.click(handle)
  await expect.element(page.getByRole('button', { name: 'Show the inspector' })).toBeVisible()
})
