import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/client'
import { apiOf, freshPage, launch, makeAccount, selectWords } from '../support/browser-people'
import { type GalleyServer, startGalley } from '../support/galley-server'
import { frozen } from '../support/readings'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-elsewhere-'))
const file = path.join(dir, 'galley.db')
const characters = 'Officials said on Monday that the strike was over.\nThe union called that claim an insult.'
const patient = { timeout: 20_000 }
let galley: GalleyServer
let browser: Browser
let page: Page
let projectId = ''
let first = ''
let second = ''

beforeAll(async () => {
  process.env.DATABASE_URL = `file:${file}`
  galley = await startGalley(file)
  browser = await launch()
  page = await freshPage(browser)
  page.setDefaultTimeout(20_000)
  await makeAccount(page, galley.setupLink ?? '', 'Ada Lund')
  projectId = (await apiOf<{ id: string }>(page, 'POST', '/projects', { name: 'Harbour' })).id
  second = (await frozen(projectId, characters)).documentId // the newest stands first
  first = (await frozen(projectId, characters)).documentId
  await db().document.update({ where: { id: first }, data: { title: 'Strike is over' } })
})
afterAll(async () => {
  await browser?.close()
  await galley?.stop('SIGTERM')
  await db().$disconnect()
  rmSync(dir, { recursive: true, force: true })
})

async function open(tab: Page, documentId: string) {
  await tab.goto(`${galley.url}/documents/${documentId}`)
  await tab.locator('.ProseMirror').waitFor()
  await tab.getByText('Saved', { exact: true }).first().waitFor()
}
async function tag(tab: Page, words: string) {
  await selectWords(tab, words)
  await tab.keyboard.press('1')
  await tab.locator('.g-text [data-ids]', { hasText: words }).waitFor()
}
/** The words that the server holds as tagged in a document. */
async function held(documentId: string) {
  const found = await db().annotation.findMany({ where: { deletedAt: null, set: { documentId } }, orderBy: { start: 'asc' } })
  return found.map(({ start, end }) => characters.slice(start, end))
}
/** Waits until nothing in this browser is noted as unsent: what the server has may not be acknowledged yet. */
const acknowledged = () =>
  expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('galley-unsent:'))), patient).toEqual([])

test('tagged without network, then the next document: once it is back the server has the tags of the first', async () => {
  await open(page, first)
  const changes = '**/api/v1/annotation-sets/*/changes'
  await page.route(changes, (route) => route.abort('internetdisconnected'))
  await tag(page, 'Officials')
  await tag(page, 'union')
  await page.getByText('Offline, 2 unsent').first().waitFor()
  await page.keyboard.press(']')
  await page.waitForURL(`**/documents/${second}`)
  const note = page.getByRole('link', { name: '2 changes of “Strike is over” are not sent yet' })
  await note.waitFor()
  expect(await held(first)).toEqual([])
  await page.unroute(changes)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => held(first), patient).toEqual(['Officials', 'union'])
  await note.waitFor({ state: 'detached' })
  expect(page.url()).toContain(second)
})

test('a tab that was closed without network: any page of the reader sends what it left', async () => {
  const tab = await page.context().newPage()
  await page.goto('about:blank')
  await open(tab, first)
  await tab.context().setOffline(true)
  await tag(tab, 'strike')
  await tab.getByText('Offline, 1 unsent').first().waitFor()
  await tab.close()
  await page.context().setOffline(false)
  await page.goto(`${galley.url}/account`)
  await expect.poll(() => held(first), patient).toEqual(['Officials', 'strike', 'union'])
  await acknowledged()
})

test('before signing out it is said what stays here; back again, it is sent', async () => {
  const changes = '**/api/v1/annotation-sets/*/changes'
  await open(page, first)
  await page.route(changes, (route) => route.abort('internetdisconnected'))
  await tag(page, 'insult')
  await page.goto(`${galley.url}/account`)
  const signOut = async () => {
    await page.getByRole('button', { name: /menu of Ada Lund/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
  }
  await signOut()
  await page.getByText('1 change is not saved on the server.').waitFor()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in*')
  await page.unroute(changes)
  await page.getByLabel('E-mail address').fill('ada.lund@example.org')
  await page.getByLabel('Password', { exact: true }).fill('copper lantern vowel drizzle')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect.poll(() => held(first), patient).toEqual(['Officials', 'strike', 'union', 'insult'])
  await acknowledged()
})

test('a document that was discarded meanwhile: its page offers what waits, and lets go of it', async () => {
  const changes = '**/api/v1/annotation-sets/*/changes'
  await open(page, first)
  await page.route(changes, (route) => route.abort('internetdisconnected'))
  await tag(page, 'claim')
  await db().document.update({ where: { id: first }, data: { deletedAt: new Date() } })
  await page.goto(`${galley.url}/projects/${projectId}`)
  await page.unroute(changes)
  await page.getByRole('link', { name: '1 change of “Strike is over” is not sent yet' }).click()
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()])
  expect(file.suggestedFilename()).toMatch(/^unsent-changes-/)
  await page.getByRole('button', { name: 'Let it go' }).click()
  await expect.poll(() => page.getByText('“Strike is over”').count(), patient).toBe(0)
})
