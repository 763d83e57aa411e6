import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { Toaster, useToast } from '@/components/ui/Toast'
import { type OpenScreen, openScreen, told } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let screen: OpenScreen
let unmount = () => {}
beforeEach(async () => {
  screen = await openScreen('Officials said that the strike was over.\nTheir union denied it.')
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  root.render(<Messages />)
  unmount = () => {
    root.unmount()
    element.remove()
  }
})
afterEach(() => {
  unmount()
  screen.close()
  vi.restoreAllMocks()
})

let say: ReturnType<typeof useToast>['say']
function Messages() {
  say = useToast().say
  return <Toaster />
}
const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
const message = () => document.querySelector('[aria-label=Messages] > *')?.getBoundingClientRect()
const overlap = (a: DOMRect | undefined, b: DOMRect | undefined) =>
  !a || !b || (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)

const SIZES = [
  [1440, 900],
  [1024, 700],
  [390, 844],
] as const

it.each(SIZES)('at %i × %i a message covers no key of the bar', async (width, height) => {
  await page.viewport(width, height)
  const away = say('Removed: Source', { undo: () => {} })
  await expect.poll(() => overlap(message(), boxOf('[role=toolbar]'))).toBe(false)
  away()
})

it.each(SIZES)('at %i × %i a message covers nothing of the sheet of keys', async (width, height) => {
  await userEvent.keyboard('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect.element(sheet).toBeInTheDocument()
  await page.viewport(width, height)
  const away = say('Removed: Source', { undo: () => {} })
  await expect.poll(() => overlap(message(), sheet.element().getBoundingClientRect())).toBe(false)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.documentElement.hasAttribute('data-window')).toBe(false)
  away()
})

it('what the editor says is heard once, though it is also seen', async () => {
  await userEvent.keyboard('{Home}1')
  await expect.poll(told).toBe('Select words first.')
  const seen = () => document.querySelector('[aria-label=Messages] > *')
  await expect.poll(() => seen()?.textContent ?? '').toContain('Select words first.')
  expect(seen()?.closest('[aria-live]')?.getAttribute('aria-live')).toBe('off')
})
