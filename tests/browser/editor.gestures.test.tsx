import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen, told } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let screen: OpenScreen
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})

const press = (keys: string) => userEvent.keyboard(keys)
const select = (from: number, length: number) =>
  press(`{Home}${'{ArrowRight}'.repeat(from)}{Shift>}${'{ArrowRight}'.repeat(length)}{/Shift}`)
const names = () => [...document.querySelectorAll('.g-name')].map((name) => name.textContent)
const proposed = () => document.querySelectorAll('.g-frame-proposed').length

describe('an attribution in one gesture', () => {
  const LINE = '“We will be back,” Ines Tavera claimed on Monday.'
  const whole = {
    held: ['sourcing.content “We will be back,”', 'sourcing.cue claimed', 'sourcing.source Ines Tavera'],
    related: ['attribution Ines Tavera → claimed', 'attribution claimed → “We will be back,”'],
  }

  it('is proposed from what is said, taken by Enter, and undone as one step', async () => {
    screen = await openScreen(LINE)
    await select(0, 18)
    await press('q')
    await expect.poll(names).toEqual(['Source'])
    expect(proposed()).toBe(2)
    await expect.element(page.getByRole('button', { name: 'Ines Tavera' })).toBeVisible()
    await press('{Enter}')
    await expect.poll(screen.held).toEqual(whole.held)
    expect(screen.related()).toEqual(whole.related)
    await press('{Control>}z{/Control}')
    await expect.poll(screen.held).toEqual([])
    expect(screen.related()).toEqual([])
  })

  it.each([
    ['who says it', 19, 11],
    ['the words that report it', 31, 7],
  ])('begins from %s as well', async (_what, from, length) => {
    screen = await openScreen(LINE)
    await select(from, length)
    await press('q{Enter}')
    await expect.poll(screen.held).toEqual(whole.held)
    expect(screen.related()).toEqual(whole.related)
  })

  it('takes the end in hand from another selection, by keys and by the mouse, and leaves one out', async () => {
    screen = await openScreen('Officials said it, and so, they say, did the mayor.')
    await select(15, 2)
    await press('q3')
    await select(41, 9)
    await expect.element(page.getByRole('button', { name: 'the mayor' })).toHaveAttribute('aria-pressed', 'true')
    await press('2{Backspace}{Enter}')
    await expect.poll(screen.held).toEqual(['sourcing.content it', 'sourcing.source the mayor'])
    expect(screen.related()).toEqual(['attribution the mayor → it'])
  })

  it('swaps content and source by x, and by its button', async () => {
    screen = await openScreen(LINE)
    await select(0, 18)
    await press('q')
    await expect.poll(names).toEqual(['Source'])
    await press('x')
    await expect.element(page.getByRole('button', { name: /Source.*We will be back/ })).toHaveAttribute('aria-pressed', 'true')
    await expect.element(page.getByRole('button', { name: /Content.*Ines Tavera/ })).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: /Swap content and source/ }).last())
    await expect.element(page.getByRole('button', { name: /Content.*We will be back/ })).toBeVisible()
    await press('x{Enter}')
    await expect.poll(screen.related).toEqual(['attribution claimed → Ines Tavera', 'attribution “We will be back,” → claimed'])
  })

  it('takes the next empty end in hand after the words of one were shown', async () => {
    screen = await openScreen('Tea at noon: Lund it was, and so she had it.')
    await select(0, 11)
    await press('q')
    await expect.element(page.getByRole('button', { name: 'Cue nothing yet' })).toHaveAttribute('aria-pressed', 'true')
    await select(37, 3)
    await expect.poll(told).toBe('Cue: had. Source in hand.')
    await select(13, 4)
    await expect.poll(told).toBe('Source: Lund')
    await press('{Enter}')
    await expect.poll(screen.held).toEqual(['sourcing.content Tea at noon', 'sourcing.cue had', 'sourcing.source Lund'])
  })

  it('moves the edges of the end in hand with Alt and the arrows, of nothing else', async () => {
    screen = await openScreen(LINE)
    await select(31, 7)
    await press('2')
    await select(0, 18)
    await press('q{Alt>}{ArrowRight}{/Alt}')
    await expect.poll(told).toBe('Source now ends with: Ines Tavera claimed')
    await press('{Alt>}{ArrowLeft}{ArrowDown}{Shift>}{ArrowDown}{/Shift}{/Alt}')
    await expect.poll(told).toBe('Source now starts with: avera')
    await press('{Alt>}{ArrowDown}{/Alt}')
    await expect.poll(told).toMatch(/cannot go further/)
    await press('2{Backspace}{Alt>}{ArrowRight}{/Alt}')
    await expect.poll(told).toBe('Cue has no words yet.')
    await press('{Enter}')
    await expect.poll(screen.held).toContain('sourcing.source avera')
    expect(screen.held()).toContain('sourcing.cue claimed')
  })

  it('tells all three ends when it is proposed, and what was made', async () => {
    screen = await openScreen(`${LINE} Tea was served to all of the negotiators in the harbour office at noon.`)
    await select(0, 18)
    await press('q')
    const three = 'Content: “We will be back,”. Cue: claimed. Source: Ines Tavera.'
    await expect.poll(told).toBe(`${three} Source in hand: select other words to change it, Enter makes the attribution.`)
    await press('{Enter}')
    await expect.poll(told).toBe(`Attribution made. ${three}`)
    await select(50, 71)
    await press('q')
    await expect.poll(told).toMatch(/^Content: Tea was served to all of the …\. Cue: nothing yet/)
  })

  it('uses what is tagged already, twice over nothing is made twice', async () => {
    screen = await openScreen(LINE)
    await select(19, 11)
    await press('1')
    await select(0, 18)
    await press('q{Enter}')
    await expect.poll(screen.held).toEqual(whole.held)
    await press('q{Enter}')
    await expect.poll(screen.held).toEqual(whole.held)
    expect(screen.related()).toEqual(whole.related)
  })

  it('is left by Escape with nothing made and the selection back', async () => {
    screen = await openScreen(LINE)
    await select(0, 18)
    await press('q')
    await expect.poll(names).toEqual(['Source'])
    await press('{Escape}')
    await expect.poll(names).toEqual([])
    expect(window.getSelection()?.toString()).toBe('“We will be back,”')
    expect(screen.held()).toEqual([])
  })

  it('is left by Ctrl and Z, which takes back nothing else', async () => {
    screen = await openScreen(LINE)
    await select(19, 11)
    await press('1')
    await select(0, 18)
    await press('q')
    await expect.poll(names).toEqual(['Source'])
    await press('{Control>}z{/Control}')
    await expect.poll(names).toEqual([])
    await expect.poll(screen.held).toEqual(['sourcing.source Ines Tavera'])
    await press('{Control>}z{/Control}')
    await expect.poll(screen.held).toEqual([])
  })

  it('says what to select where nothing is selected', async () => {
    screen = await openScreen(LINE)
    await press('q')
    await expect.element(page.getByText('Select what is said, who says it, or the words that report it.').first()).toBeInTheDocument()
  })
})

describe('the same words again', () => {
  const LINES = 'The regime fell silent.\nA regime is what they call it; Regime change, they say.'

  it('are tagged one by one, skipped, and left', async () => {
    screen = await openScreen(LINES)
    await select(4, 6)
    await press('{Shift>}f{/Shift}1{Shift>}a{/Shift}')
    await expect.poll(proposed).toBe(1)
    await press('{Tab}{Enter}')
    await expect.poll(() => screen.held().length).toBe(2)
    expect(screen.held().map((one) => one.split(' ')[1])).toEqual(['Regime', 'regime'])
    await press('{Escape}')
    await expect.poll(proposed).toBe(0)
    expect(screen.held()).toHaveLength(2)
  })

  it('are tagged all but those that were skipped; who goes back takes one in again', async () => {
    screen = await openScreen(`${LINES}\nThe regime.`)
    await select(4, 6)
    await press('{Shift>}f{/Shift}1{Shift>}a{/Shift}')
    await expect.element(page.getByText('Tag all 3').first()).toBeVisible()
    await press('{Tab}{Tab}')
    await expect.element(page.getByText('Tag all 1').first()).toBeVisible()
    await press('{Shift>}{Tab}{/Shift}')
    await expect.element(page.getByText('Tag all 2').first()).toBeVisible()
    await press('{Shift>}{Enter}{/Shift}')
    await expect.poll(() => screen.held().map((one) => one.split(' ')[1])).toEqual(['Regime', 'regime', 'regime'])
  })

  it('are not looked for where a span has several parts', async () => {
    screen = await openScreen('He said it was over, and he said it was over.')
    await select(0, 7)
    await press('3')
    await select(15, 4)
    await press('+{Shift>}a{/Shift}')
    await expect.poll(told).toBe('The same words are looked for where a span has one part.')
  })

  it('are tagged all at once and undone as one step', async () => {
    screen = await openScreen(LINES)
    await select(4, 6)
    await press('{Shift>}f{/Shift}1{Shift>}a{/Shift}{Shift>}{Enter}{/Shift}')
    await expect.poll(() => screen.held().length).toBe(3)
    await press('{Control>}z{/Control}')
    await expect.poll(() => screen.held().length).toBe(1)
  })

  it('say so where the words stand nowhere else', async () => {
    screen = await openScreen('Once and never more.')
    await select(0, 4)
    await press('1{Shift>}a{/Shift}')
    await expect.element(page.getByText('These words stand nowhere else without this tag.').first()).toBeInTheDocument()
  })
})

describe('a tag that is kept', () => {
  it('is given to every selection, by Enter and by the mouse, until it is put down', async () => {
    screen = await openScreen('Officials said that the strike was over.')
    await select(0, 9)
    await press('1{Shift>}t{/Shift}')
    await select(20, 10)
    await press('{Enter}')
    await expect.poll(screen.held).toEqual(['sourcing.source Officials', 'sourcing.source the strike'])
    await userEvent.dblClick(page.getByRole('textbox', { name: 'Article' }), { position: screen.placeOf('said') })
    await expect.poll(screen.held).toContain('sourcing.source said')
    await press('{Escape}')
    await select(31, 3)
    await press('{Enter}')
    expect(screen.held()).toHaveLength(3)
  })

  it('is the last one given, where no span is in hand', async () => {
    screen = await openScreen('Officials said that the strike was over.')
    await press('{Shift>}t{/Shift}')
    await expect.poll(told).toMatch(/^Tag one span first/)
    await select(0, 9)
    await press('2{Escape}{Escape}{Shift>}t{/Shift}')
    await select(20, 10)
    await press('{Enter}')
    await expect.poll(screen.held).toEqual(['sourcing.cue Officials', 'sourcing.cue the strike'])
  })
})
