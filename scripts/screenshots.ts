// npm run screenshots: makes the pictures of docs/images from the demo project, in a throwaway instance of the build.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright'
import { apiOf, freshPage, launch, makeAccount } from '../tests/support/browser-people'
import { startGalley } from '../tests/support/galley-server'

const IMAGES = 'docs/images'
const dir = mkdtempSync(path.join(tmpdir(), 'galley-pictures-'))
mkdirSync(IMAGES, { recursive: true })
const galley = await startGalley(path.join(dir, 'galley.db'))
const browser = await launch()
try {
  const page = await freshPage(browser)
  await makeAccount(page, galley.setupLink ?? '', 'Mara Ruiz', { demo: true })
  await pictures(page)
} finally {
  await browser.close()
  await galley.stop()
  rmSync(dir, { recursive: true, force: true })
}

async function pictures(page: Page) {
  const { items: projects } = await apiOf<{ items: { id: string }[] }>(page, 'GET', '/projects')
  const project = `/projects/${projects[0]?.id}`
  const { items: documents } = await apiOf<{ items: { id: string; title: string }[] }>(page, 'GET', `${project}/documents?limit=50`)
  const idOf = (words: string) => documents.find(({ title }) => title.includes(words))?.id ?? ''
  const { items: sets } = await apiOf<{ items: { id: string }[] }>(page, 'GET', `/documents/${idOf('sabotaged')}/annotation-sets`)
  const own = `/documents/${idOf('Ghost ships')}`
  const focusFourth = async () => {
    await page.getByRole('textbox', { name: 'Article' }).focus()
    for (let n = 0; n < 9; n++) await page.keyboard.press('Tab')
    await page.waitForTimeout(600)
  }
  await shot(page, 'documents', project)
  await shot(page, 'annotate-light', own, focusFourth)
  await shot(page, 'review', `/annotation-sets/${sets[0]?.id}/review`)
  await shot(page, 'aggregates', `${project}/aggregates`)
  await shot(page, 'load', `${project}/documents/new`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await shot(page, 'annotate-dark', own, focusFourth)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 390, height: 844 })
  await shot(page, 'phone', `/annotation-sets/${sets[0]?.id}/review`)
}

async function shot(page: Page, name: string, address: string, act: () => Promise<void> = async () => {}) {
  await page.goto(galley.url + address)
  await page.waitForLoadState('networkidle')
  await act()
  await page.screenshot({ path: `${IMAGES}/${name}.png` })
  console.log(`${IMAGES}/${name}.png`)
}
