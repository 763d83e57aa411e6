import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/client'
import { apiOf, freshPage, launch, makeAccount, selectWords } from '../support/browser-people'
import { type GalleyServer, startGalley } from '../support/galley-server'
import { frozen } from '../support/readings'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-two-devices-'))
const file = path.join(dir, 'galley.db')
const characters = 'Officials said on Monday that the strike was over.\nThe union called that claim an insult.'
let galley: GalleyServer
let browser: Browser
let page: Page
let other: Page
let documentId = ''
let setId = ''

beforeAll(async () => {
  process.env.DATABASE_URL = `file:${file}`
  galley = await startGalley(file)
  browser = await launch()
  page = await freshPage(browser)
  page.setDefaultTimeout(15_000)
  await makeAccount(page, galley.setupLink ?? '', 'Ada Lund')
  const projectId = (await apiOf<{ id: string }>(page, 'POST', '/projects', { name: 'Harbour' })).id
  documentId = (await frozen(projectId, characters)).documentId
  setId = (await apiOf<{ id: string }>(page, 'POST', `/documents/${documentId}/annotation-sets`)).id
  await open(page)
  await selectWords(page, 'union')
  await page.keyboard.press('1')
  await page.getByText('Saved', { exact: true }).first().waitFor()
  const storageState = await page.context().storageState()
  other = await (await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } })).newPage()
  other.setDefaultTimeout(15_000)
  await open(other)
  for (const device of [page, other]) {
    await device.locator('.g-text [data-ids]', { hasText: 'union' }).click()
    await device.locator('.g-name').waitFor()
  }
})
afterAll(async () => {
  await browser?.close()
  await galley?.stop('SIGTERM')
  await db().$disconnect()
  rmSync(dir, { recursive: true, force: true })
})

async function open(tab: Page) {
  await tab.goto(`${galley.url}/documents/${documentId}`)
  await tab.locator('.ProseMirror').waitFor()
}
const card = (tab: Page, title: string) => tab.getByRole('alert').filter({ hasText: title })
const marked = (tab: Page) => tab.locator('.g-text .g-unsaved').allInnerTexts()
const soon = { timeout: 10_000 }

const noteOf = (tab: Page) => tab.locator('#annotation-note')
/** Writes on at the end of the focused span's note and leaves its field. */
async function note(tab: Page, words: string) {
  await noteOf(tab).focus()
  await tab.keyboard.press('End')
  await tab.keyboard.type(words)
  await tab.keyboard.press('Escape')
}
const seen = (tab: Page) => tab.evaluate(() => window.dispatchEvent(new Event('focus')))
const union = () => db().annotation.findFirstOrThrow({ where: { deletedAt: null, start: characters.indexOf('union') } })

test('two devices change one span: attributes stand beside each other, the two notes are shown, and the one that is kept is kept', async () => {
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'official', exact: true }).click()
  await note(page, 'a')
  await note(page, ' trade union')
  await page.getByText('3 unsent').first().waitFor()
  await other.getByRole('button', { name: 'named person', exact: true }).click()
  await note(other, 'the railway’s')
  await expect.poll(async () => (await union()).note, soon).toBe('the railway’s')
  await page.context().setOffline(false)
  const asked = card(page, 'Source: changed elsewhere')
  await asked.getByText('“the railway’s”').waitFor()
  await asked.getByText('“a trade union”').waitFor()
  expect(await union()).toMatchObject({ note: 'the railway’s', attributes: { sourceType: 'official', naming: 'named_person' } })
  expect(await noteOf(page).inputValue()).toBe('a trade union')
  await expect.poll(() => marked(page), soon).toEqual(['union'])
  await page.getByRole('button', { name: 'unsure' }).click() // what is done besides decides nothing
  await expect.poll(async () => (await union()).confidence, soon).toBe('unsure')
  expect((await union()).note).toBe('the railway’s')
  await asked.getByRole('button', { name: 'Keep what is here' }).click()
  await expect.poll(async () => (await union()).note, soon).toBe('a trade union')
  await expect.poll(() => card(page, 'changed elsewhere').count(), soon).toBe(0)
  await seen(other)
  await expect.poll(() => noteOf(other).inputValue(), soon).toBe('a trade union')
})

test('a note that is being typed while another device changes it takes nothing away: what is there can be taken', async () => {
  const field = noteOf(page)
  await field.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('the dockers’', { delay: 30 })
  await expect.poll(async () => (await union()).note, soon).toBe('the dockers’')
  await page.keyboard.type(' union', { delay: 400 }) // over several pauses
  await expect.poll(async () => (await union()).note, soon).toBe('the dockers’ union')
  await seen(other)
  await expect.poll(() => noteOf(other).inputValue(), soon).toBe('the dockers’ union')
  await page.route('**/changes*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await page.keyboard.type(' here')
  await noteOf(other).fill('nobody’s')
  await expect.poll(async () => (await union()).note, soon).toBe('nobody’s')
  await page.unroute('**/changes*')
  const asked = card(page, 'Source: changed elsewhere')
  await asked.getByText('“nobody’s”').waitFor()
  await page.keyboard.type(' and there')
  await asked.getByText('“the dockers’ union here and there”').waitFor()
  expect((await union()).note).toBe('nobody’s')
  await asked.getByRole('button', { name: 'Take what is there' }).click()
  await expect.poll(() => field.inputValue(), soon).toBe('nobody’s')
  await expect.poll(() => card(page, 'changed elsewhere').count(), soon).toBe(0)
  await page.getByText('Saved', { exact: true }).first().waitFor()
  expect(await db().change.count({ where: { setId, body: { path: '$.note', equals: 'the dockers’ union here' } } })).toBe(0)
})
