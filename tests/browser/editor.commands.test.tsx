import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen, told } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

const characters = 'Officials said that the strike was over. Tea 👍🏽 followed, they said.'
let screen: OpenScreen

beforeEach(async () => {
  screen = await openScreen(characters)
})
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})

const held = () => screen.held()
const relations = () => screen.related().map((one) => one.split(' ')[0])
const right = (times: number) => '{ArrowRight}'.repeat(times)
const select = (from: number, length: number) => `{Home}${right(from)}{Shift>}${right(length)}{/Shift}`
const press = (keys: string) => userEvent.keyboard(keys)
const focusedTag = () => document.querySelector('.g-name')?.textContent

it('finds any tag by typing after /, shows its definition, tags by Enter and comes back to the place', async () => {
  await press(`${select(0, 3)}/`)
  const box = page.getByRole('combobox', { name: 'Find a tag' })
  await expect.element(box).toHaveFocus()
  await press('euph')
  await expect.element(page.getByText('A softened or technical term')).toBeInTheDocument()
  await press('{Enter}')
  await expect.poll(held).toEqual(['framing.euphemism Officials'])
  await expect.element(page.getByRole('textbox', { name: 'Article' })).toHaveFocus()
  await press('/')
  await expect.element(box).toHaveFocus()
  await press('{Escape}')
  await expect.element(page.getByRole('textbox', { name: 'Article' })).toHaveFocus()
  await press('{Backspace}')
  await expect.poll(held).toEqual([])
})

it('frames the words that a tag is looked for, while the field has the focus', async () => {
  await press(select(21, 2))
  await press('/')
  await expect.element(page.getByRole('combobox', { name: 'Find a tag' })).toHaveFocus()
  await expect.poll(() => document.querySelectorAll('.g-frame-proposed').length).toBe(1)
  await press('{Escape}')
  await expect.poll(() => document.querySelectorAll('.g-frame-proposed').length).toBe(0)
})

it('leaves no key of a span to the browser where none is focused', async () => {
  const left: boolean[] = []
  const hear = (event: KeyboardEvent) => event.key === 'ArrowLeft' && left.push(event.defaultPrevented)
  window.addEventListener('keydown', hear)
  await press('{Escape}{Alt>}{ArrowLeft}{/Alt}')
  window.removeEventListener('keydown', hear)
  await expect.poll(told).toBe('Focus a span first.')
})

it('shows all keys after ?, and runs any command by its name', async () => {
  await press('?')
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expect.element(page.getByText('Relate to another span')).toBeVisible()
  await press('{Escape}')
  await expect.element(page.getByRole('textbox', { name: 'Article' })).toHaveFocus()
  await press('{Control>}k{/Control}')
  await expect.element(page.getByRole('combobox', { name: 'Find a command' })).toHaveFocus()
  await press('select the sent{Enter}')
  await expect.poll(() => window.getSelection()?.toString()).toBe('Officials said that the strike was over.')
})

it('lists every command that has a key, and the palette every command that can be run', async () => {
  await press('?')
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  const names = [...document.querySelectorAll('[role=dialog] dt')].map((one) => one.textContent)
  for (const name of [
    'Grow the end by a word',
    'Next document',
    'Previous document',
    'Undo',
    'Source',
    'Leave the text for the inspector, and come back',
  ])
    expect(names).toContain(name)
  // what scrolls is reached by the keyboard
  await expect.poll(() => document.querySelector('[role=dialog] .overflow-y-auto')?.getAttribute('tabindex')).toBe('0')
  await press('{Escape}{Control>}k{/Control}')
  await expect.element(page.getByRole('combobox', { name: 'Find a command' })).toHaveFocus()
  await press('next doc{Enter}')
  await expect.element(page.getByText('This is the last document.').first()).toBeInTheDocument()
})

it('Tab stays among the spans; F6 leaves the text for the inspector and comes back, and the text says so', async () => {
  await press(`${select(0, 3)}1`)
  await expect.poll(focusedTag).toBe('Source')
  const article = page.getByRole('textbox', { name: 'Article' })
  await expect.element(article).toHaveAccessibleDescription(/F6 leaves the text/)
  await press('{Tab}{Tab}')
  await expect.element(article).toHaveFocus()
  await press('{F6}')
  await expect.element(page.getByRole('complementary', { name: 'Inspector' })).toHaveFocus()
  await press('{Tab}')
  expect(document.activeElement?.closest('#inspector')).not.toBeNull()
  await press('{F6}')
  await expect.element(article).toHaveFocus()
  await expect.poll(focusedTag).toBe('Source')
})

it('offers all spans at a place, the focused one marked, and a click takes another', async () => {
  await press(`${select(0, 3)}1`)
  await expect.poll(focusedTag).toBe('Source')
  await press(`${select(0, 20)}3`)
  await expect.poll(focusedTag).toBe('Attributed content')
  await userEvent.click(page.getByRole('textbox', { name: 'Article' }), { position: { x: 20, y: 8 } })
  const here = page.getByRole('list', { name: 'Spans here' })
  await expect.element(here).toBeVisible()
  const [first, second] = here.getByRole('button').all()
  await expect.element(first as never).toHaveAttribute('aria-current', 'true')
  const grounds = () =>
    here
      .getByRole('button')
      .elements()
      .map((one) => getComputedStyle(one).backgroundColor)
  await expect.poll(() => new Set(grounds()).size).toBe(2)
  await userEvent.click(second as never)
  await expect.poll(focusedTag).toBe('Attributed content')
  await expect.element(second as never).toHaveAttribute('aria-current', 'true')
})

it('shows all keys of a layer whose tags need two lines, and on a phone keeps “All tags” in reach', async () => {
  await press('{Shift>}f{/Shift}')
  const inView = (name: RegExp) => {
    const { left, right, top, bottom } = page.getByRole('button', { name }).first().element().getBoundingClientRect()
    return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
  }
  await expect.element(page.getByRole('button', { name: /Loaded language/ }).first()).toBeVisible()
  for (const name of [/All tags/, /Keys/, /Sourcing/, /Loaded language/]) expect(inView(name)).toBe(true)
  await page.viewport(390, 844)
  for (const name of [/All tags/, /Sourcing/, /Boilerplate/]) await expect.poll(() => inView(name)).toBe(true)
  expect(document.documentElement.scrollWidth).toBe(390)
})

it('keeps the key bar as high as the layer in hand needs, whatever is focused', async () => {
  const height = () => document.querySelector('footer')?.offsetHeight
  const before = height()
  await press('{Shift>}f{/Shift}{Shift>}s{/Shift}')
  await expect.poll(height).toBe(before)
  await press(`${select(0, 3)}1`)
  await expect.poll(focusedTag).toBe('Source')
  expect(height()).toBe(before)
  await press(`${select(10, 3)}2{Shift>}r{/Shift}{Tab}{Enter}`)
  await expect.poll(relations).toEqual(['attribution'])
  expect(height()).toBe(before)
})

it('relates by R, Tab and Enter; retagging takes what no longer fits along and one undo brings both back', async () => {
  await press(`${select(0, 3)}1`)
  await expect.poll(focusedTag).toBe('Source')
  await press(`${select(10, 3)}2`)
  await expect.poll(focusedTag).toBe('Attribution cue')
  await press('{Shift>}r{/Shift}{Tab}{Enter}')
  await expect.poll(relations).toEqual(['attribution'])
  await expect.poll(focusedTag).toBe('Attribution cue')
  await press('5')
  await expect.poll(held).toEqual(['sourcing.hedge said', 'sourcing.source Officials'])
  expect(relations()).toEqual([])
  await press('{Control>}z{/Control}')
  await expect.poll(held).toEqual(['sourcing.cue said', 'sourcing.source Officials'])
  expect(relations()).toEqual(['attribution'])
})

it('relates by a click, asks for the type where several fit, retypes and removes', async () => {
  await press(`${select(0, 3)}1`)
  await expect.poll(focusedTag).toBe('Source')
  await press(`${select(56, 3)}1`)
  await expect.poll(held).toHaveLength(2)
  await press('{Shift>}r{/Shift}{Tab}{Enter}')
  await expect.element(page.getByRole('button', { name: 'is the same source as' })).toBeVisible()
  await press('1')
  await expect.poll(relations).toEqual(['same_source'])
  await press('{Shift>}l{/Shift}')
  const type = page.getByRole('combobox', { name: /Relation to/ })
  await expect.element(type).toHaveFocus()
  await userEvent.selectOptions(type, 'relays')
  await expect.poll(relations).toEqual(['relays'])
  await userEvent.click(page.getByRole('button', { name: 'Remove', exact: true }))
  await expect.poll(relations).toEqual([])
})

it('grows and shrinks the edges by words and by whole characters', async () => {
  await press(`${select(41, 2)}3`)
  await expect.poll(held).toEqual(['sourcing.content Tea'])
  await press('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}')
  await expect.poll(held).toEqual(['sourcing.content Tea 👍🏽'])
  await press('{Alt>}{ArrowRight}{ArrowDown}{/Alt}')
  await expect.poll(held).toEqual(['sourcing.content followed'])
  await press('{Alt>}{Shift>}{ArrowLeft}{/Shift}{/Alt}')
  await expect.poll(held).toEqual(['sourcing.content followe'])
})

it('takes the very characters with Alt, and adds a further part where the tag may have several', async () => {
  await press(`${select(0, 3)}{Alt>}3{/Alt}`)
  await expect.poll(held).toEqual(['sourcing.content Off'])
  await press(`${select(20, 5)}+`)
  await expect.poll(held).toEqual(['sourcing.content Off|the strike'])
  await press('1')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(held()).toEqual(['sourcing.content Off|the strike'])
})

it('moves the edges of the part at the caret, and takes that part out', async () => {
  await press(`${select(0, 3)}3`)
  await expect.poll(held).toEqual(['sourcing.content Officials'])
  await press(`${select(24, 6)}+`)
  await expect.poll(held).toEqual(['sourcing.content Officials|strike'])
  await press('{Alt>}{ArrowUp}{/Alt}')
  await expect.poll(held).toEqual(['sourcing.content Officials|the strike'])
  await press('{Alt>}{ArrowRight}{/Alt}')
  await expect.poll(held).toEqual(['sourcing.content Officials|the strike was'])
  await press('{Home}{ArrowRight}{Alt>}{ArrowRight}{/Alt}')
  await expect.poll(held).toEqual(['sourcing.content Officials said|the strike was'])
  await press('-')
  await expect.poll(held).toEqual(['sourcing.content the strike was'])
  await press('{Control>}z{/Control}')
  await expect.poll(held).toEqual(['sourcing.content Officials said|the strike was'])
})

it('sets a tag of another layer on the same words beside the one that is there, which keeps what it has', async () => {
  await press(`${select(0, 3)}1`)
  await expect.poll(focusedTag).toBe('Source')
  await press('a')
  await expect.poll(() => screen.attributes().map((one) => Object.keys(one).length)).toEqual([1])
  await press('{Shift>}f{/Shift}')
  await expect.element(page.getByRole('button', { name: 'Framing', pressed: true }).first()).toBeInTheDocument()
  await press('1')
  await expect.poll(held).toEqual(['framing.loaded_language Officials', 'sourcing.source Officials'])
  await expect.poll(focusedTag).toBe('Loaded language')
  expect(screen.attributes().map((one) => Object.keys(one).length)).toEqual([1, 0])
})

it('says what goes where a tag does not take the values of the one before, and offers it back', async () => {
  await press(`${select(0, 3)}1`)
  await expect.poll(focusedTag).toBe('Source')
  await press('a')
  await expect.poll(() => screen.attributes().map((one) => Object.keys(one).length)).toEqual([1])
  await press('2')
  await expect.poll(told).toBe('Tagged as Attribution cue; 1 value that it does not take went')
  await press('{Control>}z{/Control}')
  await expect.poll(() => screen.attributes().map((one) => Object.keys(one).length)).toEqual([1])
})

it('keeps a note, and deleting is taken back with it', async () => {
  await press(`${select(0, 3)}1`)
  await expect.poll(focusedTag).toBe('Source')
  await press('{Shift>}n{/Shift}')
  await expect.element(page.getByRole('textbox', { name: 'Note' })).toHaveFocus()
  await press('who?')
  await userEvent.click(page.getByRole('textbox', { name: 'Article' }), { position: { x: 20, y: 8 } })
  await expect.poll(() => screen.notes()).toEqual(['who?'])
  await press('{Delete}')
  await expect.poll(held).toEqual([])
  await press('{Control>}z{/Control}')
  await expect.poll(() => screen.notes()).toEqual(['who?'])
})
