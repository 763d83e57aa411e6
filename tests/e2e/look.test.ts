import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiOf, errorsOf, freshPage, launch, makeAccount } from '../support/browser-people'
import { type GalleyServer, startGalley } from '../support/galley-server'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const dir = mkdtempSync(path.join(tmpdir(), 'galley-look-'))
let galley: GalleyServer
let browser: Browser
let page: Page
const addresses = new Map<string, string>()

beforeAll(async () => {
  galley = await startGalley(path.join(dir, 'galley.db'))
  browser = await launch()
  page = await freshPage(browser)
  await makeAccount(page, galley.setupLink ?? '', 'Mara Ruiz', { demo: true })
  const { items: projects } = await apiOf<{ items: { id: string }[] }>(page, 'GET', '/projects')
  const project = projects[0]?.id ?? ''
  const { items: documents } = await apiOf<{ items: { id: string; provenance: { language: string | null } }[] }>(
    page,
    'GET',
    `/projects/${project}/documents`,
  )
  const arabic = documents.find((one) => one.provenance.language === 'ar')?.id ?? ''
  const plain = documents[0]?.id ?? ''
  const unordered = await apiOf<{ id: string }>(page, 'POST', `/projects/${project}/documents`, {
    markdown: '### Harbour quiet\n\nThe port is open, officials said.\n\n# Strike\n\nقال متحدث باسم الميناء إن الميناء مفتوح.\n',
    title: 'Headings out of order',
    provenance: { language: 'en' },
    freeze: true,
  })
  const sets = await apiOf<{ items: { id: string }[] }>(page, 'GET', `/documents/${plain}/annotation-sets`)
  for (const [name, address] of [
    ['home', '/'],
    ['documents', `/projects/${project}`],
    ['add an article', `/projects/${project}/documents/new`],
    ['annotate', `/documents/${plain}`],
    ['annotate right to left', `/documents/${arabic}`],
    ['annotate mixed', `/documents/${unordered.id}`],
    ['review queue', `/projects/${project}/review`],
    ['review', `/annotation-sets/${sets.items[0]?.id}/review`],
    ['aggregates', `/projects/${project}/aggregates`],
    ['tagset', `/projects/${project}/tagset`],
    ['guidelines', `/projects/${project}/guidelines`],
    ['members', `/projects/${project}/members`],
    ['assignments', `/projects/${project}/assignments`],
    ['settings', `/projects/${project}/settings`],
    ['trash', `/projects/${project}/trash`],
    ['account', '/account'],
    ['the API', '/docs/api'],
  ] as const)
    addresses.set(name, address)
})
afterAll(async () => {
  await browser?.close()
  await galley?.stop()
  rmSync(dir, { recursive: true, force: true })
})

const SCREENS = [
  'home',
  'documents',
  'add an article',
  'annotate',
  'annotate right to left',
  'annotate mixed',
  'review queue',
  'review',
  'aggregates',
  'tagset',
  'guidelines',
  'members',
  'assignments',
  'settings',
  'trash',
  'account',
  'the API',
]
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

/** What axe finds on the page: of WCAG 2.2 AA, and headings that leave out a rank. */
const axeFinds = (): Promise<unknown> =>
  page.evaluate(
    `${axe}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'heading-order': { enabled: true } } }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(' | ')))`,
  )

describe.each(SIZES)('at $width × $height', (size) => {
  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    test.each(SCREENS)('%s has nothing that axe finds, is no wider than the window, and writes no error', async (name) => {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      errorsOf.get(page)?.splice(0)
      await page.goto(galley.url + addresses.get(name))
      await page.waitForLoadState('networkidle')
      const found = await axeFinds()
      expect(found).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      expect(errorsOf.get(page)).toEqual([])
    })
  })
})

/** The annotate screen with the caret in its text. */
async function annotating(name = 'annotate mixed') {
  await page.goto(galley.url + addresses.get(name))
  const article = page.getByRole('textbox', { name: 'Article' })
  await article.click({ position: { x: 20, y: 10 } })
  return article
}

describe.each(['light', 'dark'] as const)('what opens while annotating, in %s', (colorScheme) => {
  beforeAll(async () => {
    await page.setViewportSize({ width: 1440, height: 600 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  })

  test.each([
    ['all tags', '/'],
    ['the palette', 'Control+k'],
  ])('%s: axe finds nothing, with choices and when nothing is found', async (_, key) => {
    await annotating()
    await page.keyboard.press(key)
    const field = page.getByRole('combobox')
    await field.waitFor()
    expect(await axeFinds()).toEqual([])
    await field.fill('no such thing anywhere')
    await expect.poll(() => page.getByRole('option').count()).toBe(0)
    expect(await axeFinds()).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('the sheet of keys', async () => {
    await annotating()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    expect(await axeFinds()).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('more contrast', async () => {
    await page.emulateMedia({ colorScheme, contrast: 'more' })
    await annotating('annotate')
    expect(await axeFinds()).toEqual([])
    await page.emulateMedia({ colorScheme, contrast: null })
  })
})

test('a reading that was submitted can be scrolled by keys beside the text too', async () => {
  await annotating()
  const [set] = (await apiOf<{ items: { id: string }[] }>(page, 'GET', `${addresses.get('annotate mixed')}/annotation-sets`)).items
  await apiOf(page, 'POST', `/annotation-sets/${set?.id}/submit`)
  for (const height of [600, 900]) {
    await page.setViewportSize({ width: 1440, height })
    await page.goto(galley.url + addresses.get('annotate mixed'))
    await page.waitForLoadState('networkidle')
    expect(await axeFinds()).toEqual([])
  }
})
