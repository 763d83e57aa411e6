import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen, told } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

const characters = 'Officials said that the strike was over. Tea followed, they said.'
let screen: OpenScreen
beforeEach(async () => {
  screen = await openScreen(characters)
})
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
  delete document.documentElement.dataset.theme
})

const press = (keys: string) => userEvent.keyboard(keys)
const article = () => page.getByRole('textbox', { name: 'Article' })
const find = async (typed: string) => {
  await press('{Control>}k{/Control}')
  await expect.element(page.getByRole('combobox', { name: 'Find a command' })).toHaveFocus()
  await press(typed)
}
const options = () => [...document.querySelectorAll('[role=option] > span:first-of-type')].map((one) => one.textContent)

it('every act of the page is found by what it is called, and by what it might be called', async () => {
  await press('{Shift>}{ArrowRight}{/Shift}1')
  const wanted: readonly (readonly [string, string])[] = [
    ['submit', 'Submit the reading'],
    ['guidelines', 'Open the guidelines'],
    ['documents', 'Documents to read'],
    ['queue', 'Documents to read'],
    ['text size', 'Larger text'],
    ['text size', 'Smaller text'],
    ['measure', 'Narrow lines'],
    ['line length', 'Wide lines'],
    ['attribution', 'Mark who says it, and how'],
    ['theme', 'Dark theme'],
    ['sticky', 'Keep tagging with one tag'],
    ['sign out', 'Sign out'],
  ]
  for (const [typed, name] of wanted) {
    await find(typed)
    await expect.poll(options, { message: typed }).toEqual(expect.arrayContaining([expect.stringContaining(name)]))
    await press('{Escape}')
    await expect.element(article()).toHaveFocus()
  }
})

it('what needs a span is found without one, and says so', async () => {
  await find('grow')
  const option = () => document.querySelector('[role=option]')
  await expect.poll(() => option()?.getAttribute('aria-disabled')).toBe('true')
  expect(option()?.textContent).toContain('Focus a span first.')
  await press('{Enter}')
  await expect.poll(told).toBe('Focus a span first.')
})

it('the text is set larger and in narrow lines, and the theme is chosen, from the palette', async () => {
  const style = () => document.querySelector<HTMLElement>('.g-page')?.style.getPropertyValue('--g-size')
  const before = style()
  await find('larger{Enter}')
  await expect.poll(style).not.toBe(before)
  await expect.poll(told).toBe('Text size 21')
  await find('narrow lines{Enter}')
  await expect.poll(() => document.querySelector<HTMLElement>('.g-page')?.style.getPropertyValue('--g-measure')).toBe('28em')
  await find('dark theme{Enter}')
  await expect.poll(() => document.documentElement.dataset.theme).toBe('dark')
})

it('a key opens the documents, leads into them, and Escape comes back to the text', async () => {
  await press('{Shift>}d{/Shift}')
  await expect.element(page.getByRole('heading', { name: 'Documents to read' })).toBeVisible()
  await expect.poll(() => document.activeElement?.getAttribute('href')).toBe('/documents/d')
  await press('{Escape}')
  await expect.element(article()).toHaveFocus()
  await expect.element(page.getByRole('heading', { name: 'Documents to read' })).not.toBeInTheDocument()
})

it('is submitted by a key pressed twice; then the text has the focus, and it is said', async () => {
  await press('{Shift>}{ArrowRight}{/Shift}1')
  await expect.poll(() => screen.held()).toHaveLength(1)
  await press('{Control>}{Enter}{/Control}')
  const dialog = page.getByRole('dialog', { name: 'Submit reading' })
  await expect.element(dialog).toBeVisible()
  await press('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(article()).toHaveFocus()
  await press('{Control>}{Enter}{/Control}')
  await expect.element(dialog).toBeVisible()
  await expect.element(dialog.getByRole('button', { name: 'Submit reading' })).toBeEnabled()
  await press('{Control>}{Enter}{/Control}')
  await expect.poll(told).toBe('Submitted. From now on it is read only.')
  await expect.element(page.getByText('You submitted this reading.')).toBeInTheDocument()
  await new Promise((resolve) => setTimeout(resolve, 200))
  await expect.element(article()).toHaveFocus()
  await press('1')
  await expect.poll(told).toBe('This reading was submitted: it cannot be changed.')
})
