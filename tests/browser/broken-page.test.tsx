import axe from 'axe-core'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import BrokenPageOf from '@/app/error'

let root: Root
let element: HTMLElement
const retry = vi.fn()
const told = vi.fn()
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(told)
  await page.viewport(1440, 900)
  element = document.body.appendChild(document.createElement('div'))
  root = createRoot(element)
  root.render(<BrokenPageOf error={new TypeError('undefined has no name')} retry={retry} />)
})
afterEach(() => {
  root.unmount()
  element.remove()
  vi.restoreAllMocks()
})

it('a page that broke says what is kept and in plain words, and opens again', async () => {
  const alert = page.getByRole('alert')
  await expect.element(alert.getByRole('heading', { level: 1, name: 'This page broke' })).toBeVisible()
  await expect.element(alert.getByText('What you marked up and wrote is kept')).toBeVisible()
  expect(alert.element().textContent).not.toContain('undefined has no name')
  expect(told.mock.calls.flat()).toContainEqual(new TypeError('undefined has no name'))
  await userEvent.click(page.getByRole('button', { name: 'Open it again' }))
  expect(retry).toHaveBeenCalledOnce()
  await expect.element(page.getByRole('link', { name: 'To the projects' })).toHaveAttribute('href', '/')
})

it('has nothing that keeps anybody from reading it', async () => {
  await expect.element(page.getByRole('alert')).toBeVisible()
  const { violations } = await axe.run(element)
  expect(violations.map(({ id }) => id)).toEqual([])
})
