import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
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
})

const right = (times: number) => '{ArrowRight}'.repeat(times)
const select = (from: number, length: number) => `{Home}${right(from)}{Shift>}${right(length)}{/Shift}`
const press = (keys: string) => userEvent.keyboard(keys)
const focusedTag = () => document.querySelector('.g-name')?.textContent
const article = () => page.getByRole('textbox', { name: 'Article' })
const click = (words: string) => userEvent.click(article(), { position: screen.placeOf(words) })
type Session = { send(method: string, params: object): Promise<unknown> }
/** A click, and a key that comes while the page is still busy with it. */
async function clickAndPress(words: string, key: string) {
  const input = (type: string) =>
    (cdp() as unknown as Session).send('Input.dispatchKeyEvent', {
      type,
      key,
      code: `Digit${key}`,
      ...(type === 'keyDown' ? { text: key } : {}),
    })
  const pressed = new Promise((resolve) => {
    const whileBusy = () => {
      resolve(Promise.all([input('keyDown'), input('keyUp')]))
      const from = performance.now()
      while (performance.now() - from < 200);
    }
    window.addEventListener('click', whileBusy, { once: true })
  })
  await click(words)
  await pressed
}

it('Shift+Tab takes back what Tab did, also at a place with several spans and out of it', async () => {
  await press(`${select(20, 3)}1${select(17, 16)}2${select(10, 29)}4${select(0, 39)}3${select(41, 3)}1`)
  await expect.poll(() => screen.held()).toHaveLength(5)
  await click('the')
  await expect.poll(told).toMatch(/^Source, .*: the$/)
  const seen = [focusedTag()]
  const step = async (keys: string, of: RegExp) => {
    await press(keys)
    await expect.poll(told).toMatch(of)
    return focusedTag()
  }
  for (const of of [/^Attribution cue/, /^Unattributed/, /^Attributed content/, /^Source.*Tea/]) seen.push(await step('{Tab}', of))
  expect(seen).toEqual(['Source', 'Attribution cue', 'Unattributed claim', 'Attributed content', 'Source'])
  expect(await step('{Shift>}{Tab}{/Shift}', /^Attributed content/)).toBe('Attributed content')
  expect(await step('{Shift>}{Tab}{/Shift}', /^Unattributed/)).toBe('Unattributed claim')
  await expect.poll(() => document.querySelector('aside')?.textContent).toContain('3 of 4 here')
})

it('+ adds words inside another span to the one in hand, by the mouse and by keys, and says so', async () => {
  await press(`${select(20, 19)}4${select(41, 3)}3`)
  await expect.poll(focusedTag).toBe('Attributed content')
  await userEvent.dblClick(article(), { position: screen.placeOf('strike') })
  await expect.poll(() => window.getSelection()?.toString()).toContain('strike')
  await press('+')
  await expect.poll(() => screen.held()).toContain('sourcing.content strike|Tea')
  await expect.poll(told).toBe('A further part of Attributed content: strike')
  await press('{Control>}z{/Control}')
  await expect.poll(() => screen.held()).toContain('sourcing.content Tea')
  await press(`${select(24, 6)}+`)
  await expect.poll(() => screen.held()).toContain('sourcing.content strike|Tea')
  await expect.poll(focusedTag).toBe('Attributed content')
})

it('a click on another span takes that in hand', async () => {
  await press(`${select(41, 3)}3${select(0, 9)}3`)
  await expect.poll(() => screen.held()).toHaveLength(2)
  await click('Tea')
  await press(`${select(55, 4)}+`)
  await expect.poll(() => screen.held()).toContain('sourcing.content Tea|they')
})

it('a key that comes with a click is for the span that was clicked', async () => {
  await press(`${select(41, 3)}1${select(0, 9)}1`)
  await expect.poll(() => screen.held()).toHaveLength(2)
  for (const [words, key, after] of [
    ['Tea', '2', ['sourcing.cue Tea', 'sourcing.source Officials']],
    ['Officials', '3', ['sourcing.content Officials', 'sourcing.cue Tea']],
    ['Tea', '3', ['sourcing.content Officials', 'sourcing.content Tea']],
  ] as const) {
    await clickAndPress(words, key)
    await expect.poll(() => screen.held()).toEqual(after)
  }
})

it('in the relations panel Ctrl+Z takes back, Escape leaves at once, and a click on another span shows that', async () => {
  await press(`${select(0, 3)}1${select(10, 3)}2{Shift>}r{/Shift}{Tab}{Enter}`)
  await expect.poll(() => screen.related()).toHaveLength(1)
  await press(`${select(41, 3)}3`)
  await click('said')
  await press('{Shift>}l{/Shift}')
  const type = page.getByRole('combobox', { name: /Relation to/ })
  await expect.element(type).toHaveFocus()
  await press('{Escape}')
  await expect.element(article()).toHaveFocus()
  await expect.element(type).not.toBeInTheDocument()
  await press('{Shift>}l{/Shift}')
  await expect.element(type).toHaveFocus()
  await press('{Control>}z{/Control}')
  await expect.poll(() => screen.held()).toHaveLength(2)
  await press('{Control>}z{/Control}')
  await expect.poll(() => screen.related()).toHaveLength(0)
  await expect.element(article()).toHaveFocus()
  await press('{Control>}y{/Control}')
  await expect.poll(() => screen.related()).toHaveLength(1)
  await press('{Shift>}l{/Shift}')
  await expect.element(type).toHaveFocus()
  await click('Officials')
  await expect.element(type).not.toBeInTheDocument()
  await expect.element(page.getByRole('heading', { name: 'Source', exact: true })).toBeVisible()
})

it.each([
  ['a note', '{Shift>}n{/Shift}word{Escape}'],
  ['why one is unsure', 'uword{Enter}'],
])('after %s the span with a relation is still in hand, and the caret where it was', async (_what, keys) => {
  await press(`${select(41, 3)}1${select(45, 8)}2{Shift>}r{/Shift}{Shift>}{Tab}{/Shift}{Enter}`)
  await expect.poll(() => screen.related()).toHaveLength(1)
  await press(`${select(0, 9)}3`)
  await click('Tea')
  await expect.poll(focusedTag).toBe('Source')
  await press(keys)
  await expect.poll(() => screen.notes()).toContain('word')
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  expect(focusedTag()).toBe('Source')
  await press('{Backspace}')
  await expect.poll(() => screen.held()).toEqual(['sourcing.content Officials', 'sourcing.cue followed'])
})

it('the caret is where it was as soon as the focus comes back', async () => {
  await press(right(20))
  const field = document.body.appendChild(document.createElement('textarea'))
  await userEvent.type(field, 'word')
  document.querySelector<HTMLElement>('.g-text')?.focus()
  const { anchorNode, anchorOffset } = window.getSelection() ?? {}
  field.remove()
  expect([anchorNode?.nodeValue?.slice(0, 9), anchorOffset]).toEqual(['Officials', 20])
})

it('a drag that begins inside what is selected selects anew', async () => {
  await press(select(0, 39))
  const [from, to] = [screen.placeOf('that'), screen.placeOf('strike')]
  await userEvent.dragAndDrop(article(), article(), { sourcePosition: from, targetPosition: to })
  await expect.poll(() => window.getSelection()?.toString()).toMatch(/^(that|at|t) the str?i?k?$|^hat the str/)
})
