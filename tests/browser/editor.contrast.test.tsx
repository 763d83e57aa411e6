import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { chooseContrast, currentContrast, readContrast } from '@/components/shell/theme'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let screen: OpenScreen
beforeEach(async () => {
  screen = await openScreen('Officials said that the strike was over.\nTheir union denied it.\nShare this story with friends.')
})
afterEach(async () => {
  screen.close()
  vi.restoreAllMocks()
  delete document.documentElement.dataset.contrast
  delete document.documentElement.dataset.theme
  await prefer({})
})

type Session = { send(method: string, params: object): Promise<unknown> }
/** What the reader's system asks for. */
const prefer = (features: Record<string, string>) => {
  const all = { 'forced-colors': 'none', 'prefers-contrast': 'no-preference', 'prefers-color-scheme': 'light', ...features }
  return (cdp() as unknown as Session).send('Emulation.setEmulatedMedia', {
    features: Object.entries(all).map(([name, value]) => ({ name, value })),
  })
}
const press = (keys: string) => userEvent.keyboard(keys)
const styleOf = (selector: string, pseudo?: string) => {
  const found = document.querySelector(selector)
  if (!found) throw new Error(`there is no ${selector}`)
  return getComputedStyle(found, pseudo)
}
async function take(words: string, layer: 'S' | 'F' | 'B', name: string, key: string) {
  await userEvent.dblClick(page.getByRole('textbox', { name: 'Article' }), { position: screen.placeOf(words) })
  await press(`{Shift>}${layer}{/Shift}`)
  await expect.element(page.getByRole('button', { name, exact: false, pressed: true }).first()).toBeInTheDocument()
  const before = screen.held().length
  await press(key)
  await expect.poll(() => screen.held().length).toBe(before + 1)
}
/** One span of each layer, and two more in the framing of the first. */
async function markAll() {
  await take('strike', 'S', 'Sourcing', '1')
  await take('denied', 'F', 'Framing', '1')
  await take('denied', 'F', 'Framing', '2')
  await take('denied', 'F', 'Framing', '3')
  await take('Share', 'B', 'Boilerplate', '1')
}

it.each(['light', 'dark'])('in forced colours (%s) tells layers, what recedes and what is in hand apart without hues', async (scheme) => {
  await markAll()
  document.documentElement.dataset.theme = 'system'
  await prefer({ 'forced-colors': 'active', 'prefers-color-scheme': scheme })
  expect(matchMedia('(forced-colors: active)').matches).toBe(true)
  const canvas = getComputedStyle(document.documentElement).backgroundColor
  const marks = ['underline', 'tint', 'recede'].map((channel) => styleOf(`.g-rail-${channel}`).backgroundColor)
  expect(new Set([...marks, canvas]).size).toBe(4)
  expect(styleOf('.g-tint-3').backgroundColor).not.toBe(canvas)
  expect(styleOf('.g-tint-3').boxShadow).not.toBe('none')
  expect(styleOf('.g-recede').outlineStyle).toBe('dotted')
  expect(styleOf('.g-line').textDecorationLine).toBe('underline')
  const layer = (name: string) => getComputedStyle(page.getByRole('button', { name }).first().element()).backgroundColor
  expect(layer('Boilerplate')).not.toBe(layer('Sourcing'))
})

it('in forced colours shows which value is chosen and which span of several is current', async () => {
  await markAll()
  await userEvent.click(page.getByRole('textbox', { name: 'Article' }), { position: screen.placeOf('denied') })
  await expect.poll(() => document.querySelectorAll('li > [aria-current=true]').length).toBe(1)
  await press('s')
  await expect.poll(() => document.querySelector('aside [aria-pressed=true]')).not.toBeNull()
  await prefer({ 'forced-colors': 'active' })
  for (const [chosen, other] of [
    ['li > [aria-current=true]', 'li > button:not([aria-current])'],
    ['aside [aria-pressed=true]', 'aside [aria-pressed=false]'],
  ] as const) {
    expect(styleOf(chosen).backgroundColor).not.toBe(styleOf(other).backgroundColor)
    expect(styleOf(chosen).color).not.toBe(styleOf(other).color)
  }
})

const colours = () => ({
  body: styleOf('.g-article').color,
  boilerplate: styleOf('.g-recede').color,
  name: styleOf('.g-name').color,
  rule: getComputedStyle(document.querySelector('footer > div') as Element).borderTopColor,
  label: styleOf('aside h2').color,
  paper: getComputedStyle(document.documentElement).backgroundColor,
})

it.each(['light', 'dark'])('gives more contrast (%s) where the system asks for it, and where the reader does', async (scheme) => {
  document.documentElement.dataset.theme = scheme
  await markAll()
  await page.viewport(1600, 900)
  await expect.poll(() => document.querySelector('.g-name')).not.toBeNull()
  const quiet = colours()
  await prefer({ 'prefers-contrast': 'more' })
  const asked = colours()
  for (const what of ['body', 'boilerplate', 'rule', 'paper'] as const)
    expect(lightness(asked[what]) > lightness(quiet[what]), `${what} ${asked[what]}`).toBe((scheme === 'dark') !== (what === 'paper'))
  expect(ratio(asked.body, asked.paper)).toBe(21)
  expect(ratio(asked.boilerplate, asked.paper)).toBeGreaterThan(7)
  expect(ratio(asked.rule, asked.paper)).toBeGreaterThan(4.5)
  await prefer({})
  chooseContrast('more')
  expect(currentContrast()).toBe('more')
  expect(colours()).toEqual(asked)
  expect(document.cookie).toContain('galley-contrast=more')
  chooseContrast('system')
  expect(colours()).toEqual(quiet)
  expect(readContrast('nonsense')).toBe('system')
})

/** The relative luminance of an `rgb()` or `color(srgb)` colour (WCAG 2). */
function lightness(colour: string): number {
  const whole = colour.startsWith('color(srgb') ? 1 : 255
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((one) => {
    const part = Number(one) / whole
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const ratio = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [lightness(a), lightness(b)].sort((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}

it.each(['light', 'dark'])(
  'sets text at 4.5:1 or better (%s) on every ground, receding or not, and at more where more is asked',
  (scheme) => {
    document.documentElement.dataset.theme = scheme
    const worst = () => {
      const looks = ['', ' g-recede-inked'].flatMap((text) =>
        ['g-tint-1', 'g-tint-2', 'g-tint-3', 'g-lit'].map((ground) => `g-seg ${ground}${text}`),
      )
      const found = [...looks, 'g-seg g-recede'].map((look) => {
        const probe = document.body.appendChild(document.createElement('span'))
        probe.className = look
        const { color, backgroundColor } = getComputedStyle(probe)
        const paper = getComputedStyle(document.documentElement).backgroundColor
        probe.remove()
        return { look, ratio: ratio(color, backgroundColor === 'rgba(0, 0, 0, 0)' ? paper : backgroundColor) }
      })
      return found.reduce((one, other) => (other.ratio < one.ratio ? other : one))
    }
    expect(worst().ratio, worst().look).toBeGreaterThanOrEqual(4.5)
    chooseContrast('more')
    expect(worst().ratio, worst().look).toBeGreaterThanOrEqual(5.5)
    chooseContrast('system')
  },
)

it('lays tints on each other so that one, two and three look different', async () => {
  const looks = [1, 2, 3].map((depth) => {
    const probe = document.body.appendChild(document.createElement('span'))
    probe.className = `g-seg g-tint-${depth}`
    const { backgroundColor, boxShadow } = getComputedStyle(probe)
    probe.remove()
    return { backgroundColor, boxShadow }
  })
  expect(new Set(looks.map((one) => one.backgroundColor)).size).toBe(3)
  expect(new Set(looks.map((one) => one.boxShadow)).size).toBe(3)
  await markAll()
  expect(document.querySelector('.g-tint-3')?.textContent).toBe('denied')
})
