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
  const sets = await apiOf<{ items: { id: string }[] }>(page, 'GET', `/documents/${plain}/annotation-sets`)
  for (const [name, address] of [
    ['home', '/'],
    ['documents', `/projects/${project}`],
    ['add an article', `/projects/${project}/documents/new`],
    ['annotate', `/documents/${plain}`],
    ['annotate right to left', `/documents/${arabic}`],
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

describe.each(SIZES)('at $width × $height', (size) => {
  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    test.each(SCREENS)('%s has nothing that axe finds, is no wider than the window, and writes no error', async (name) => {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      errorsOf.get(page)?.splice(0)
      await page.goto(galley.url + addresses.get(name))
      await page.waitForLoadState('networkidle')
      const found = await page.evaluate(
        `${axe}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(' | ')))`,
      )
      expect(found).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      expect(errorsOf.get(page)).toEqual([])
    })
  })
})
