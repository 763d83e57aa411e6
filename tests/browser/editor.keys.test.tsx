import { afterEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import type { KeptKeys } from '@/lib/domain/keys/own-keys'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

const characters = 'Officials said that the strike was over. Tea followed, they said.'
let screen: OpenScreen
const open = async (keys: KeptKeys = {}) => {
  screen = await openScreen(characters, 'en', { keys })
}
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})

const held = () => screen.held()
const right = (times: number) => '{ArrowRight}'.repeat(times)
const select = (from: number, length: number) => `{Home}${right(from)}{Shift>}${right(length)}{/Shift}`
const press = (keys: string) => userEvent.keyboard(keys)
const article = () => page.getByRole('textbox', { name: 'Article' })
const sheet = () => page.getByRole('dialog', { name: 'Keys' })
const line = (name: string) => sheet().getByRole('button', { name: new RegExp(`^${name}: .*Change`) })
const status = () => sheet().getByRole('status')
const focusedTag = () => document.querySelector('.g-name')?.textContent

it('gives a command a new key, by the keyboard alone, at once, everywhere it is printed, and keeps it', async () => {
  await open()
  await press('?')
  await expect.element(sheet().getByRole('searchbox')).toHaveFocus()
  await press('select the sent{Tab}')
  await expect.element(line('Select the sentence')).toHaveFocus()
  await press('{Enter}')
  await expect.element(status()).toHaveTextContent('Press the new key for “Select the sentence”')
  await press(';')
  await expect.element(status()).toHaveTextContent('“Select the sentence” has ; now.')
  await expect.element(line('Select the sentence')).toHaveAccessibleName('Select the sentence: ;. Change, changed')
  await expect.element(line('Select the sentence')).toHaveFocus()
  await expect.poll(screen.keptKeys).toEqual({ sentence: [';'] })
  await press('{Escape}')
  await expect.element(article()).toHaveFocus()
  await press('.')
  expect(window.getSelection()?.toString()).toBe('')
  await press(';')
  await expect.poll(() => window.getSelection()?.toString()).toBe('Officials said that the strike was over.')
})

it('says whose a key is, takes it over when it may, and takes that back', async () => {
  await open()
  await press('?')
  await userEvent.click(line('Evidential hedge'))
  await press('1')
  await expect.element(status()).toHaveTextContent('1 is the key of “Source”.')
  await expect.element(sheet().getByRole('button', { name: 'Take it over' })).toHaveFocus()
  await press('{Escape}')
  await expect.element(line('Evidential hedge')).toHaveFocus()
  await expect.element(line('Source')).toHaveAccessibleName('Source: 1. Change')
  await press('{Enter}1{Enter}')
  await expect.element(status()).toHaveTextContent('“Evidential hedge” has 1 now, taken from “Source”.')
  await expect.element(line('Source')).toHaveAccessibleName('Source: none. Change, changed')
  await press('{Escape}')
  await press(`${select(0, 3)}1`)
  await expect.poll(held).toEqual(['sourcing.hedge Officials'])
  await expect
    .element(page.getByRole('toolbar').getByRole('button', { name: '1 Evidential hedge' }))
    .toHaveAttribute('aria-keyshortcuts', '1')
  await press('{Delete}?')
  await userEvent.click(line('Evidential hedge'))
  await press('7')
  await expect.element(status()).toHaveTextContent('“Evidential hedge” has 7 now.')
  await userEvent.click(sheet().getByRole('button', { name: 'Undo', exact: true }))
  await expect.element(line('Evidential hedge')).toHaveAccessibleName('Evidential hedge: 1. Change, changed')
  await userEvent.click(sheet().getByRole('button', { name: /^Give “Evidential hedge” its usual key again/ }))
  await expect.element(line('Evidential hedge')).toHaveAccessibleName('Evidential hedge: 5. Change')
  await expect.element(line('Source')).toHaveAccessibleName('Source: 1. Change')
  await expect.poll(screen.keptKeys).toEqual({})
})

it('refuses with a reason what is the browser’s, the caret’s, or means something else outside of the text', async () => {
  await open()
  await press('?')
  await userEvent.click(line('Next span'))
  await press('{Control>}p{/Control}')
  await expect.element(status()).toHaveTextContent('Ctrl P: It belongs to the browser or the system.')
  await press('{ArrowLeft}')
  await expect.element(status()).toHaveTextContent('It moves the caret')
  await press('{Alt>}5{/Alt}')
  await expect.element(status()).toHaveTextContent('Alt 5: Evidential hedge, these very characters. It follows from the tag’s own key.')
  await press('{Escape}')
  await expect.element(sheet()).toBeVisible()
  await expect.element(line('Next span')).toHaveAccessibleName('Next span: Tab. Change')
  await userEvent.click(line('Next document'))
  await press('{Enter}')
  await expect.element(status()).toHaveTextContent('outside of the text too')
  // a key that reaches through windows is only named, not run
  await press('{Control>}k{/Control}')
  await expect.element(status()).toHaveTextContent('Ctrl K is the key of “All commands”.')
})

it('gives none by Backspace, to a tag beyond the first ten a key, and all their usual ones again', async () => {
  await open()
  await press('{Shift>}f{/Shift}?')
  await userEvent.click(line('Next span'))
  await press('{Backspace}')
  await expect.element(line('Next span')).toHaveAccessibleName('Next span: none. Change, changed')
  await sheet().getByRole('searchbox').fill('tags')
  const last = sheet()
    .getByRole('button', { name: /none. Change$/ })
    .first()
  await userEvent.click(last)
  await press('{Alt>}{Shift>}q{/Shift}{/Alt}')
  await expect.element(status()).toHaveTextContent(/has Alt ⇧Q now/)
  await press('{Escape}')
  await press(`${select(0, 3)}{Alt>}{Shift>}q{/Shift}{/Alt}`)
  await expect.poll(held).toHaveLength(1)
  await press('?')
  await userEvent.click(sheet().getByRole('button', { name: 'All as usual' }))
  await expect.element(status()).toHaveTextContent('All keys are as usual again.')
  await expect.poll(screen.keptKeys).toEqual({})
})

it('opens with the kept keys, the hints too, whatever else is kept, and a value moves to a letter that is free', async () => {
  await open({ next: ['a'], 'tag sourcing.cue': ['q'], 'tag retired.tag': ['1'], nonsense: ['2'], note: ['Mod+W'] })
  const steps = page.getByRole('complementary', { name: 'Inspector' })
  await expect.element(steps.getByText('Go from span to span')).toBeVisible()
  expect(steps.getByRole('listitem').elements()[2]?.textContent).toBe('Go from span to spana')
  await expect.element(article()).toHaveAccessibleDescription(/^a goes from span to span/)
  await press(`${select(0, 3)}1`)
  await expect.poll(focusedTag).toBe('Source')
  const letters = () => [...document.querySelectorAll('fieldset button > span')].map((one) => one.textContent)
  await expect.poll(letters).toContain('b')
  expect(letters()).not.toContain('a')
  expect(new Set(letters()).size).toBe(letters().length)
  await press(`${select(10, 3)}q`)
  await expect.poll(held).toEqual(['sourcing.cue said', 'sourcing.source Officials'])
  await press('a')
  await expect.poll(focusedTag).toBe('Source')
})

it('finds lines by name and by key, and says the very characters once', async () => {
  await open()
  await press('?')
  await expect.element(sheet().getByText('With Alt: these very characters')).toBeVisible()
  expect(
    sheet()
      .getByText(/very characters/)
      .elements(),
  ).toHaveLength(1)
  const names = () => [...document.querySelectorAll('[role=dialog] dt')].map((one) => one.textContent)
  await press('f6')
  await expect.poll(names).toEqual(['Leave the text for the inspector, and come back'])
  await press('{Control>}a{/Control}nothing at all')
  await expect.element(sheet().getByText('No command has this name or key.')).toBeVisible()
})

it('says that the account has not kept them, holds them all the same, and tries again', async () => {
  await open()
  const fetched = vi.spyOn(window, 'fetch').mockRejectedValueOnce(new TypeError('no network'))
  await press('?')
  await userEvent.click(line('Next span'))
  await press('j')
  await expect.element(status()).toHaveTextContent('Your account has not kept the keys yet.')
  await expect.element(line('Next span')).toHaveAccessibleName('Next span: j. Change, changed')
  fetched.mockImplementation(async () => Response.json({ keys: {} }))
  await userEvent.click(sheet().getByRole('button', { name: 'Try again' }))
  await expect.element(status()).toHaveTextContent('“Next span” has j now.')
})
