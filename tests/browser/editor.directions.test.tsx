import { afterEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { createRoot } from 'react-dom/client'
import { StaticArticle } from '@/components/article/StaticArticle'
import { type OpenScreen, openScreen, textOf } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

const MIXED = 'The union denied it.\nقال متحدث باسم Nordkai Port أن الميناء مفتوح.\n2026'
const ARABIC = 'قال وزير النقل إن المحادثات ستستمر.\nThe port is open.'

let screen: OpenScreen
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})
const press = (keys: string) => userEvent.keyboard(keys)
const directions = (root: ParentNode) => [...root.querySelectorAll('.g-text > *')].map((block) => block.getAttribute('dir'))
const dragOver = (words: string) => {
  const article = page.getByRole('textbox', { name: 'Article' })
  return userEvent.dblClick(article, { position: screen.placeOf(words) })
}
const boxOf = (selector: string) => {
  const found = document.querySelector(selector)
  if (!found) throw new Error(`there is no ${selector}`)
  return found.getBoundingClientRect()
}

it('gives each block its own direction, in the first page as in the editor', async () => {
  screen = await openScreen(MIXED)
  expect(directions(document)).toEqual([null, 'rtl', null])
  const first = document.createElement('div')
  createRoot(first).render(<StaticArticle text={textOf(MIXED)} dir="ltr" />)
  await expect.poll(() => directions(first)).toEqual([null, 'rtl', null])
  screen.close()
  screen = await openScreen(ARABIC, 'ar')
  expect(directions(document)).toEqual([null, 'ltr'])
})

it('names a span where its block begins, and moves its end by the arrow that points there', async () => {
  screen = await openScreen(MIXED)
  await dragOver('متحدث')
  await press('1')
  await expect.poll(screen.held).toEqual(['sourcing.source متحدث'])
  await expect.poll(() => boxOf('.g-name').left > boxOf('.g-text').right).toBe(true)
  await press('{Alt>}{ArrowLeft}{/Alt}')
  await expect.poll(screen.held).toEqual(['sourcing.source متحدث باسم'])
  await press('{Escape}')
  await dragOver('union')
  await press('1')
  await expect.poll(() => boxOf('.g-name').right < boxOf('.g-text').left).toBe(true)
  await press('{Alt>}{ArrowRight}{/Alt}')
  await expect.poll(screen.held).toContain('sourcing.source union denied')
})

it('frames the words of a span and none that a line running both ways puts between them', async () => {
  screen = await openScreen('He met Ahmed Mansour أحمد منصور today.')
  await dragOver('Mansour')
  await press('1')
  await expect.poll(screen.held).toEqual(['sourcing.source Mansour'])
  await press('{Alt>}{ArrowRight}{/Alt}')
  await expect.poll(screen.held).toEqual(['sourcing.source Mansour أحمد'])
  await expect.poll(() => document.querySelectorAll('.g-frame').length).toBe(2)
})

it('drags the end of a span that runs both ways from where its box ends', async () => {
  screen = await openScreen('قال متحدث باسم وكالة Reuters أمس إن الميناء مفتوح.', 'ar')
  await dragOver('وكالة')
  await press('1{Alt>}{ArrowLeft}{/Alt}')
  await expect.poll(screen.held).toEqual(['sourcing.source وكالة Reuters'])
  await expect.poll(() => Math.abs(boxOf('.g-handle[data-edge=end]').left + 4 - boxOf('.g-frame').left - 4)).toBeLessThan(3)
  const end = document.querySelector<HTMLElement>('.g-handle[data-edge=end]') as HTMLElement
  await userEvent.dragAndDrop(page.elementLocator(end), page.getByRole('textbox', { name: 'Article' }), {
    targetPosition: screen.placeOf('أمس'),
  })
  await expect.poll(screen.held).toEqual(['sourcing.source وكالة Reuters أمس'])
})

it('puts the rule of what is boilerplate where its block begins', async () => {
  screen = await openScreen(MIXED)
  await dragOver('متحدث')
  await press('{Shift>}b{/Shift}')
  await expect.element(page.getByRole('button', { name: 'Boilerplate' })).toHaveAttribute('aria-pressed', 'true')
  await press(',1')
  await expect.poll(() => document.querySelector('[class^=g-recedes]')).not.toBeNull()
  const rule = getComputedStyle(document.querySelector('[class^=g-recedes]') as Element, '::before')
  expect(Number.parseFloat(rule.right)).toBeLessThan(0)
})

it('puts the rail at the end of an article, whichever side that is', async () => {
  screen = await openScreen(MIXED)
  expect(boxOf('.g-rail').left).toBeGreaterThan(boxOf('.g-text').right)
  screen.close()
  screen = await openScreen(ARABIC, 'ar')
  expect(boxOf('.g-rail').right).toBeLessThan(boxOf('.g-text').left)
  await dragOver('وزير')
  await press('1')
  await expect.poll(() => boxOf('.g-name').left > boxOf('.g-text').right).toBe(true)
  const columns = [...document.querySelectorAll('.g-rail-column')].map((one) => one.getBoundingClientRect().left)
  expect(columns).toEqual([...columns].sort((a, b) => b - a))
})
