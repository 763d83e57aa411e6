import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/client'
import { apiOf, freshPage, launch, makeAccount, selectWords } from '../support/browser-people'
import { type GalleyServer, startGalley } from '../support/galley-server'
import { frozen } from '../support/readings'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-note-'))
const file = path.join(dir, 'galley.db')
let galley: GalleyServer
let browser: Browser
let page: Page
let projectId = ''

beforeAll(async () => {
  process.env.DATABASE_URL = `file:${file}`
  galley = await startGalley(file)
  browser = await launch()
  page = await freshPage(browser)
  await makeAccount(page, galley.setupLink ?? '', 'Ada Lund')
  projectId = (await apiOf<{ id: string }>(page, 'POST', '/projects', { name: 'Harbour' })).id
  await open() // the first page of a server that just began takes its time
  await page.locator('#inspector h2').first().waitFor()
})
afterAll(async () => {
  await browser?.close()
  await galley?.stop('SIGTERM')
  await db().$disconnect()
  rmSync(dir, { recursive: true, force: true })
})

const saved = () => page.getByText('Saved', { exact: true }).first().waitFor()
const loaded = async () => {
  await page.locator('.ProseMirror').waitFor()
  await page.locator('.g-text [data-ids]', { hasText: 'Officials' }).click()
}

/** Opens a fresh document. */
async function open() {
  const { documentId } = await frozen(projectId, 'Officials said on Monday that the strike was over.')
  await page.goto(`${galley.url}/documents/${documentId}`)
  await page.locator('.ProseMirror').waitFor()
  await saved()
}

/** Opens a fresh document, tags its first word, and types a note. */
async function typeNote(words: string) {
  await open()
  await selectWords(page, 'Officials')
  await page.keyboard.press('1')
  await page.locator('.g-text [data-ids]', { hasText: 'Officials' }).waitFor()
  await saved()
  await page.keyboard.press('Shift+N')
  await page.keyboard.type(words)
}
const note = () => page.getByRole('textbox', { name: 'Note' }).inputValue()
const held = async () => (await db().annotation.findMany({ select: { note: true } })).map((one) => one.note)

for (const wait of [0, 200, 500])
  test(`a note is there when the page is loaded anew ${wait} ms after the last key`, async () => {
    const words = `Why ${wait} milliseconds`
    await typeNote(words)
    await page.waitForTimeout(wait)
    await page.reload()
    await loaded()
    await expect.poll(note).toBe(words)
    await expect.poll(held).toContain(words)
  })

test('a note is there when the page goes offline at once, and is sent when the network is back', async () => {
  await typeNote('Written in the tunnel')
  await page.context().setOffline(true)
  await page.reload().catch(() => {})
  await page.context().setOffline(false)
  await page.reload()
  await loaded()
  await expect.poll(note).toBe('Written in the tunnel')
  await expect.poll(held).toContain('Written in the tunnel')
})

test('a note is there when its tab is closed at once', async () => {
  const context = page.context()
  await typeNote('The tab is gone')
  const address = page.url()
  await page.close({ runBeforeUnload: true })
  page = await context.newPage()
  await page.goto(address)
  await loaded()
  await expect.poll(note).toBe('The tab is gone')
  await expect.poll(held).toContain('The tab is gone')
})
