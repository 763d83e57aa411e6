import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

const characters = 'Officials said that the strike was over. Tea followed, they said.'
let screen: OpenScreen
beforeEach(async () => {
  screen = await openScreen(characters)
  await press(`${select(0, 39)}3${select(24, 6)}1${select(41, 3)}1`)
  await expect.poll(() => screen.held()).toHaveLength(3)
})
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})

const right = (times: number) => '{ArrowRight}'.repeat(times)
const select = (from: number, length: number) => `{Home}${right(from)}{Shift>}${right(length)}{/Shift}`
const press = (keys: string) => userEvent.keyboard(keys)
const article = () => page.getByRole('textbox', { name: 'Article' })
const click = (words: string) => userEvent.click(article(), { position: screen.placeOf(words) })
const hover = (words: string) => userEvent.hover(article(), { position: screen.placeOf(words) })
const here = () => page.getByRole('list', { name: 'Spans here' })
const painted = (words: string) => [...document.querySelectorAll('.g-text [data-ids]')].find((one) => one.textContent === words)
const ground = (element: Element | undefined | null) => element && getComputedStyle(element).backgroundColor

it('pointing at the line of a span lights it in the text, and leaving the line ends it', async () => {
  await click('strike')
  const content = here().getByRole('button', { name: /Attributed content/ })
  const plain = ground(painted('Officials said that the '))
  await userEvent.hover(content)
  await expect.poll(() => ground(painted('Officials said that the '))).not.toBe(plain)
  expect(ground(painted('Tea'))).toBe(plain)
  await userEvent.unhover(content)
  await expect.poll(() => ground(painted('Officials said that the '))).toBe(plain)
})

it('coming to the line by keys lights it as well', async () => {
  await click('strike')
  const plain = ground(painted('Officials said that the '))
  await press('{F6}{Tab}')
  const content = here().getByRole('button', { name: /Attributed content/ })
  for (let n = 0; n < 10 && document.activeElement !== content.element(); n++) await press('{Tab}')
  await expect.element(content).toHaveFocus()
  await expect.poll(() => ground(painted('Officials said that the '))).not.toBe(plain)
  await press('{F6}')
  await expect.poll(() => ground(painted('Officials said that the '))).toBe(plain)
})

it('pointing at a span lights its line, and nothing of the page is drawn anew for it', async () => {
  await click('strike')
  await expect.element(here()).toBeVisible()
  const [, content] = here().getByRole('button').elements()
  await hover('followed')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const plain = ground(content)
  let drawn = 0
  const watch = new MutationObserver((all) => {
    drawn += all.length
  })
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true })
  await hover('Officials said')
  await expect.poll(() => ground(content)).not.toBe(plain)
  await hover('followed')
  await expect.poll(() => ground(content)).toBe(plain)
  watch.disconnect()
  expect(drawn).toBe(0)
})

it('without a line beside the text the names of the spans under the pointer stand there', async () => {
  await press('{Escape}')
  await hover('strike')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect.poll(() => inspector.element().textContent).toContain('Source · Attributed content')
  await hover('followed')
  await expect.poll(() => inspector.element().textContent).not.toContain('Source · Attributed content')
})
