import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/client'
import { findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import { apiOf, freshPage, launch, makeAccount, selectWords } from '../support/browser-people'
import { type GalleyServer, startGalley } from '../support/galley-server'
import { frozen } from '../support/readings'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-refused-'))
const file = path.join(dir, 'galley.db')
const characters = 'Officials said on Monday that the strike was over.\nThe union called that claim an insult.'
let galley: GalleyServer
let browser: Browser
let page: Page
let projectId = ''
let documentId = ''
let setId = ''

beforeAll(async () => {
  process.env.DATABASE_URL = `file:${file}`
  galley = await startGalley(file)
  browser = await launch()
  page = await freshPage(browser)
  page.setDefaultTimeout(15_000)
  await makeAccount(page, galley.setupLink ?? '', 'Ada Lund')
  projectId = (await apiOf<{ id: string }>(page, 'POST', '/projects', { name: 'Harbour' })).id
  documentId = (await frozen(projectId, characters)).documentId
  setId = (await apiOf<{ id: string }>(page, 'POST', `/documents/${documentId}/annotation-sets`)).id
  await open(page)
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
const held = async () =>
  (await db().annotation.findMany({ where: { deletedAt: null }, select: { tag: true, note: true }, orderBy: { start: 'asc' } })).map(
    ({ tag, note }) => (note ? `${tag} ${note}` : tag),
  )
const card = (tab: Page, title: string) => tab.getByRole('alert').filter({ hasText: title })
const marked = (tab: Page) => tab.locator('.g-text .g-unsaved').allInnerTexts()
const spanOf = (tab: Page, words: string) => tab.locator('.g-text [data-ids]', { hasText: words })
/** A click, and what follows it: a key that comes before that is not for the span yet. */
async function focusOn(tab: Page, words: string) {
  await spanOf(tab, words).click()
  await tab.locator('.g-name').waitFor()
}

/** Another revision of the project's tagset, without these tags. */
async function retire(...keys: string[]) {
  const last = await db().tagsetRevision.findFirstOrThrow({ where: { projectId }, orderBy: { number: 'desc' } })
  const tagset = last.tagset as unknown as Tagset
  for (const key of keys) expect(findTag(tagset, key)).not.toBeNull()
  const { id: _id, createdAt: _at, number, ...more } = last
  const tags = tagset.tags.filter(({ key }) => !keys.includes(key))
  await db().tagsetRevision.create({ data: { ...more, number: number + 1, tagset: { ...tagset, tags } as never } })
}

test('a tag that was retired meanwhile: the span stays, marked, also after a reload, and another tag saves it, once', async () => {
  await page.context().setOffline(true)
  await selectWords(page, 'strike')
  await page.keyboard.press('5')
  await expect.poll(() => spanOf(page, 'strike').count()).toBe(1)
  await retire('sourcing.hedge')
  await page.context().setOffline(false)
  await card(page, 'Evidential hedge: not saved').waitFor()
  expect(await marked(page)).toEqual(['strike'])
  expect(await page.locator('.g-rail-flag').count()).toBe(1)
  await open(page)
  const again = card(page, 'not saved')
  await again.getByText('The tagset no longer has the tag Evidential hedge.').waitFor()
  await expect.poll(() => marked(page)).toEqual(['strike'])
  await again.getByRole('button', { name: '“strike”' }).click()
  await again.getByRole('button', { name: 'Give it another tag' }).click()
  await page.getByRole('combobox', { name: 'Find a tag' }).fill('source')
  await page.keyboard.press('Enter')
  await page.getByText('Saved', { exact: true }).first().waitFor()
  expect(await marked(page)).toEqual([])
  expect(await held()).toEqual(['sourcing.source'])
  expect(await db().change.count({ where: { setId } })).toBe(1)
  expect(await card(page, 'not saved').count()).toBe(0)
})

test('what was removed on another device meanwhile is said once, and is made again with what was done to it', async () => {
  const other = await (
    await browser.newContext({ storageState: await page.context().storageState(), viewport: { width: 1440, height: 900 } })
  ).newPage()
  await open(other)
  await expect.poll(() => spanOf(other, 'strike').count()).toBe(1)
  await page.context().setOffline(true)
  await focusOn(page, 'strike')
  await page.keyboard.press('s')
  await page.keyboard.press('Shift+N')
  await page.keyboard.type('really')
  await page.keyboard.press('Escape')
  await page.getByText('2 unsent').first().waitFor()
  await focusOn(other, 'strike')
  await other.keyboard.press('Backspace')
  await other.getByText('Saved', { exact: true }).first().waitFor()
  await expect.poll(held).toEqual([])
  await page.context().setOffline(false)
  await card(page, 'Source: removed elsewhere').waitFor()
  expect(await card(page, 'strike').count()).toBe(1)
  expect(await marked(page)).toEqual(['strike'])
  await page.getByRole('button', { name: 'Make it again' }).click()
  await expect.poll(held).toEqual(['sourcing.source really'])
  await expect.poll(() => card(page, 'strike').count()).toBe(0)
  await other.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect.poll(() => spanOf(other, 'strike').count()).toBe(1)
  await other.context().close()
})

test('submitted elsewhere while something is unsent: it is marked, waits, and goes by itself when the reading is given back', async () => {
  await page.context().setOffline(true)
  await selectWords(page, 'union')
  await page.keyboard.press('1')
  await expect.poll(() => spanOf(page, 'union').count()).toBe(1)
  await db().annotationSet.update({ where: { id: setId }, data: { state: 'submitted', submittedAt: new Date() } })
  await page.context().setOffline(false)
  const notice = card(page, '1 change is not taken.')
  await notice.getByRole('button', { name: '“union”' }).waitFor()
  await expect.poll(() => marked(page)).toEqual(['union'])
  await expect.poll(() => page.getByRole('button', { name: 'Submit reading' }).count()).toBe(0)
  await db().annotationSet.update({ where: { id: setId }, data: { state: 'open', submittedAt: null } })
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.getByText('The reading is given back', { exact: false }).first().waitFor()
  await expect.poll(held).toEqual(['sourcing.source really', 'sourcing.source'])
  await expect.poll(() => marked(page)).toEqual([])
  await page.getByRole('button', { name: 'Submit reading' }).waitFor()
})

test('signed in again in another tab, the first one notices while it is only seen, and sends', async () => {
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await selectWords(page, 'Monday')
  await page.keyboard.press('3')
  await page.getByText('Sign in again, 1 unsent').first().waitFor()
  await page.context().addCookies(cookies)
  await page.getByText('Saved', { exact: true }).first().waitFor({ timeout: 10_000 })
  await expect.poll(held).toHaveLength(3)
})

test('somebody else signs in on this computer: what is done waits for its reader, and nothing is let go of', async () => {
  const cookies = await page.context().cookies()
  const { path: link } = await apiOf<{ path: string }>(page, 'POST', `/projects/${projectId}/invitations`, { role: 'annotator' })
  const other = await freshPage(browser)
  await makeAccount(other, new URL(link, galley.url).href, 'Ben Ode')
  await page.context().addCookies(await other.context().cookies())
  await selectWords(page, 'that claim')
  await page.keyboard.press('2')
  await page.getByText('Sign in again, 1 unsent').first().waitFor()
  expect(await page.getByRole('button', { name: 'Let it go' }).count()).toBe(0)
  await page.context().addCookies(cookies)
  await page.getByText('Saved', { exact: true }).first().waitFor({ timeout: 10_000 })
  await expect.poll(held).toHaveLength(4)
  await spanOf(page, 'that claim').click()
  await page.keyboard.press('Control+z')
  await expect.poll(held).toHaveLength(3)
  await other.context().close()
})

test('what another device did appears by itself, and is not this one’s to undo', async () => {
  const other = await (
    await browser.newContext({ storageState: await page.context().storageState(), viewport: { width: 1440, height: 900 } })
  ).newPage()
  await open(other)
  await expect.poll(() => spanOf(other, 'Monday').count()).toBe(1)
  await selectWords(other, 'insult')
  await other.keyboard.press('2')
  await other.getByText('Saved', { exact: true }).first().waitFor()
  await expect.poll(() => spanOf(page, 'insult').count(), { timeout: 25_000 }).toBe(1)
  await focusOn(page, 'Monday')
  await page.keyboard.press('Control+z')
  await expect.poll(() => spanOf(page, 'Monday').count()).toBe(0)
  expect(await spanOf(page, 'insult').count()).toBe(1)
  await other.context().close()
})
