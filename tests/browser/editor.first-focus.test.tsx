import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

const LONG = Array.from(
  { length: 80 },
  (_, n) => `Line${n} says that nothing of it was planned, and goes on for a while until it ends.`,
).join('\n')
let screen: OpenScreen
const open = async (characters: string) => {
  screen = await openScreen(characters, 'en', { click: false })
}
const inText = () => document.activeElement?.closest('.g-text') !== null
const scrolled = () => document.querySelector('main')?.scrollTop ?? 0
const frames = async (count: number) => {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame)
}

beforeEach(() => {
  localStorage.clear()
  const url = new URL(window.location.href)
  url.searchParams.delete('span') // which an earlier test focused
  window.history.replaceState(null, '', url)
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
})
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})

it('takes keys as soon as it is open: Shift and an arrow select, a letter changes the layer, a number tags', async () => {
  await open('Officials said that the strike was over.')
  await expect.poll(inText).toBe(true)
  await userEvent.keyboard('{Shift>}f{ArrowRight}{/Shift}1')
  await expect.poll(() => screen.held()).toEqual(['framing.loaded_language Officials'])
})

it('begins at the first whole line of the place that was remembered, and stays there', async () => {
  localStorage.setItem('galley-place-u-d', '0.5')
  await open(LONG)
  await expect.poll(inText).toBe(true)
  const at = scrolled()
  expect(at).toBeGreaterThan(500)
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
  await frames(5)
  expect(scrolled()).toBe(at)
  const caret = window.getSelection()?.getRangeAt(0).getBoundingClientRect()
  const view = document.querySelector('main')?.getBoundingClientRect()
  expect(caret?.top).toBeGreaterThanOrEqual(view?.top ?? 0)
  expect(caret?.top).toBeLessThan((view?.top ?? 0) + 120)
})

it('leaves the focus to what has it', async () => {
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  await open('Officials said that the strike was over.')
  await expect.poll(() => document.querySelector('.g-text')).not.toBeNull()
  await frames(10)
  expect(document.activeElement).toBe(field)
  field.remove()
})

it('leaves it where it is on a touch screen', async () => {
  const { matchMedia } = window
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => matchMedia.call(window, query === '(pointer: fine)' ? 'not all' : query))
  await open('Officials said that the strike was over.')
  await expect.poll(() => document.querySelector('.g-text')).not.toBeNull()
  await frames(10)
  expect(inText()).toBe(false)
})
