import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { Toaster } from '@/components/ui/Toast'
import { type OpenScreen, openScreen, told } from '../support/annotate-screen'
import { paintedNow } from '../support/painted'

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

it('tells of the span that was made, not of those that it lies over', async () => {
  await press(`${select(0, 39)}3`)
  await expect.poll(told).toBe('Tagged as Attributed content: Officials said that the strike was over')
  await press(`${select(20, 10)}2`)
  await expect.poll(told).toBe('Tagged as Attribution cue: the strike')
  await expect.poll(focusedTag).toBe('Attribution cue')
})

it('tells of what is unsure that it is the confidence', async () => {
  await press(`${select(0, 3)}1`)
  await press('s')
  await expect.poll(told).toBe('Confidence: sure')
  await press('s')
  await expect.poll(told).toBe('Confidence: neither sure nor unsure')
  await press('u')
  await expect.poll(told).toBe('Confidence: unsure')
})

it('tells the words at an edge each time that it moves', async () => {
  await press(`${select(0, 3)}1`)
  await press('{Alt>}{ArrowRight}{/Alt}')
  await expect.poll(told).toBe('Source now ends with: Officials said')
  await press('{Alt>}{ArrowRight}{/Alt}')
  await expect.poll(told).toBe('Source now ends with: Officials said that')
  await press('{Alt>}{ArrowDown}{/Alt}')
  await expect.poll(told).toBe('Source now starts with: said that')
})

it('a message that comes again is told again', async () => {
  const heard: string[] = []
  const watch = new MutationObserver(() => heard.push(told().trim()))
  watch.observe(document.querySelector('p[aria-live]') as Element, { childList: true, subtree: true, characterData: true })
  await press('{Home}1')
  await expect.poll(() => heard).toEqual(['Select words first.'])
  await press('1')
  await expect.poll(() => heard).toEqual(['Select words first.', 'Select words first.'])
  await press('1')
  await expect.poll(() => heard).toHaveLength(3)
  watch.disconnect()
})

it('tells of the layer in hand, of layers made pale or hidden, and of a relation made', async () => {
  await press('{Shift>}f{/Shift}')
  await expect.poll(told).toBe('Framing in hand')
  for (const said of ['is softened', 'is hidden', 'is shown']) {
    await press('{Shift>}1{/Shift}')
    await expect.poll(told).toBe(`Sourcing ${said}`)
  }
  await press(`{Shift>}s{/Shift}${select(0, 9)}1${select(10, 4)}2{Shift>}r{/Shift}{Tab}{Enter}`)
  await expect.poll(() => screen.related()).toHaveLength(1)
  await expect.poll(told).toMatch(/^Related: /)
})

it('focuses the span that has the tag already, and says so', async () => {
  await press(`${select(0, 9)}1{Escape}${select(0, 9)}1`)
  await expect.poll(told).toBe('These words are tagged as Source already.')
  await expect.poll(focusedTag).toBe('Source')
  expect(screen.held()).toHaveLength(1)
})

it('says why a key does nothing without a span', async () => {
  for (const keys of ['{Shift>}a{/Shift}', '{Shift>}r{/Shift}', '{Shift>}l{/Shift}']) {
    await press(`{Home}${keys}`)
    await expect.poll(told).toMatch(/^Focus a span first\./)
  }
  await press('+')
  await expect.poll(told).toBe('Focus a span first, then select what belongs to it.')
  await press(`${select(0, 3)}1{Shift>}l{/Shift}`)
  await expect.poll(told).toBe('It has no relations.')
  await press('+')
  await expect.poll(told).toBe('Select words first.')
})

it('tells the relations that open, the words taken for an end, and that no tag has a name', async () => {
  await press(`${select(0, 3)}1${select(10, 3)}2{Shift>}r{/Shift}{Tab}{Enter}`)
  await expect.poll(() => screen.related()).toHaveLength(1)
  await press('{Shift>}l{/Shift}')
  await expect.poll(told).toMatch(/^1 relation of this span/)
  await press('{Escape}{Escape}')
  await press(`${select(20, 10)}{Shift>}q{/Shift}`)
  await expect.poll(told).toMatch(/Enter makes the attribution/)
  await press('3')
  await press(select(41, 3))
  await expect.poll(told).toBe('Source: Tea')
  await press('{Escape}/')
  await expect.element(page.getByRole('combobox', { name: 'Find a tag' })).toHaveFocus()
  await press('zzz')
  await expect.poll(() => [...document.querySelectorAll('[role=status]')].map((one) => one.textContent)).toContain('No tag has this name.')
})

it('does not tell of saving after each command', async () => {
  const heard: string[] = []
  const watch = new MutationObserver((all) => {
    for (const { target } of all) {
      const live = (target instanceof Element ? target : target.parentElement)?.closest('[aria-live], [role=status], [role=alert]')
      if (live) heard.push(live.textContent ?? '')
    }
  })
  watch.observe(document.body, { childList: true, subtree: true, characterData: true })
  await press(`${select(0, 3)}1`)
  await expect.poll(() => screen.held()).toHaveLength(1)
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible()
  watch.disconnect()
  expect(page.getByText('Saved', { exact: true }).element().closest('[role=status], [aria-live]')).toBeNull()
  expect(heard.filter((one) => /Sav/.test(one))).toEqual([])
})

it('says why what a message offers to take back is not taken back', async () => {
  screen.close()
  const toaster = createRoot(document.body.appendChild(document.createElement('div')))
  toaster.render(<Toaster />)
  let elsewhere: object[] = []
  screen = await openScreen(characters, 'en', { serve: () => Response.json({ items: elsewhere, next: null, state: 'open' }) })
  await press(`${select(0, 9)}1{Backspace}`)
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await expect.element(undo.last()).toBeVisible()
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible()
  const body = { tag: 'sourcing.source', parts: [{ start: 0, end: 9, quote: 'Officials' }] }
  elsewhere = [{ sequence: 3, id: crypto.randomUUID(), kind: 'create', subject: 'annotation', subjectId: crypto.randomUUID(), body }]
  window.dispatchEvent(new Event('focus'))
  await expect.poll(() => paintedNow(document).join()).toContain('Officials')
  await userEvent.click(undo.last())
  await expect.poll(told).toContain('“Source” stands on “Officials” already.')
  toaster.unmount()
})
