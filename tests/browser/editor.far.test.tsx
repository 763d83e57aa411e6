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

const scroller = () => document.querySelector<HTMLElement>('#content') as HTMLElement
/** The number of each line that is seen whole. */
const linesSeen = () => {
  const view = scroller().getBoundingClientRect()
  return [...document.querySelectorAll('.g-text [data-block]')].flatMap((block) => {
    const { top, bottom } = block.getBoundingClientRect()
    return top >= view.top && bottom <= view.bottom ? [Number(/^Line (\d+)/.exec(block.textContent ?? '')?.[1])] : []
  })
}
const caretTop = () => {
  const { focusNode, focusOffset } = window.getSelection() ?? {}
  const range = document.createRange()
  range.setStart(focusNode as Node, focusOffset ?? 0)
  return range.getBoundingClientRect().top
}

it('PageDown leaves no line out and takes the caret along, to the very end and back', async () => {
  await userEvent.click(article(), { position: screen.placeOf('Line 2 says') })
  scroller().scrollTop = 0 // a click may have scrolled
  const seen = new Set(linesSeen())
  const view = scroller().getBoundingClientRect()
  for (let pages = 0; pages < 20 && !seen.has(119); pages++) {
    await press('{PageDown}')
    for (const line of linesSeen()) seen.add(line)
    expect(caretTop()).toBeGreaterThan(view.top)
    expect(caretTop()).toBeLessThan(view.bottom)
  }
  expect([...seen].sort((a, b) => a - b)).toEqual(lines.map((_, n) => n))
  await press('{PageDown}{PageDown}.')
  await expect.poll(selected).toBe('Tea followed, they said, and more of it came in the evening.')
  for (let pages = 0; pages < 20 && scroller().scrollTop > 0; pages++) await press('{PageUp}')
  await press('{PageUp}{PageUp}.')
  await expect.poll(selected).toBe('Line 0 says that the strike was over.')
})

it('Tab goes on from what is in view where the reader scrolled away from the caret', async () => {
  await userEvent.click(article(), { position: screen.placeOf('Line 0 says') })
  await press('.1')
  await expect.poll(() => screen.held().length).toBe(1)
  await press('{Control>}{End}{/Control}')
  await new Promise((resolve) => setTimeout(resolve, 400))
  await press('.1')
  await expect.poll(() => screen.held().length).toBe(2)
  await press('{Escape}{Control>}{Home}{/Control}')
  await new Promise((resolve) => setTimeout(resolve, 400))
  await press('{Escape}')
  scroller().scrollTop = 1500
  const asked = scroller().scrollTop
  expect(asked).toBeGreaterThan(700)
  await press('{Tab}')
  await expect.poll(() => scroller().scrollTop).toBeGreaterThan(asked)
  await expect.poll(() => document.querySelector('aside')?.textContent).toContain('Tea followed')
})
