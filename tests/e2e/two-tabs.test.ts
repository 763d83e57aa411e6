import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/client'
import { apiOf, freshPage, launch, makeAccount, selectWords } from '../support/browser-people'
import { type GalleyServer, startGalley } from '../support/galley-server'
import { frozen } from '../support/readings'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-tabs-'))
const file = path.join(dir, 'galley.db')
const characters = 'Officials said on Monday that the strike was over.\nThe union called that claim an insult.'
let galley: GalleyServer
let browser: Browser
let first: Page
let second: Page
let documentId = ''

beforeAll(async () => {
  process.env.DATABASE_URL = `file:${file}`
  galley = await startGalley(file)
  browser = await launch()
  first = await freshPage(browser)
  await makeAccount(first, galley.setupLink ?? '', 'Ada Lund')
  const project = await apiOf<{ id: string }>(first, 'POST', '/projects', { name: 'Harbour' })
  documentId = (await frozen(project.id, characters)).documentId
  second = await first.context().newPage()
  for (const tab of [first, second]) await open(tab)
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
  await tab.getByText('Saved', { exact: true }).first().waitFor()
}
const painted = (tab: Page) => tab.locator('.g-text [data-ids]').allInnerTexts()
const bothShow = async (words: string[]) => {
  for (const tab of [first, second]) await expect.poll(() => painted(tab)).toEqual(words)
}
const spanOf = (tab: Page, words: string) => tab.locator('.g-text [data-ids]', { hasText: words })
const undo = (tab: Page) => tab.keyboard.press('Control+z')

test('what is done in one tab shows in the other at once, and is only its own to undo', async () => {
  await selectWords(first, 'Officials')
  await first.keyboard.press('1')
  await bothShow(['Officials'])
  await selectWords(second, 'union')
  await undo(second)
  await second.keyboard.press('1')
  await bothShow(['Officials', 'union'])
  await undo(first)
  await bothShow(['union'])
})

test('a step whose span the other tab took away is passed over; undo and tagging go on in both', async () => {
  await selectWords(first, 'strike')
  await first.keyboard.press('4')
  await bothShow(['strike', 'union'])
  await spanOf(second, 'strike').click()
  await second.locator('.g-name', { hasText: 'Unattributed claim' }).waitFor() // a key before that would be for the span before
  await second.keyboard.press('5') // retagged in the second tab …
  await second.keyboard.press('Escape')
  await expect.poll(() => first.locator('.g-line-double').count()).toBe(1)
  await spanOf(first, 'strike').click()
  await first.locator('.g-name', { hasText: 'Evidential hedge' }).waitFor()
  await first.keyboard.press('Backspace') // … and removed in the first
  await bothShow(['union'])
  await undo(second)
  await bothShow(['union'])
  await undo(second)
  await bothShow([])
  await undo(first)
  await bothShow(['strike'])
})

test('the server holds what both tabs show, also after they are opened anew', async () => {
  for (const tab of [first, second]) await tab.getByText('Saved', { exact: true }).first().waitFor()
  const held = async () => (await db().annotation.findMany({ where: { deletedAt: null }, select: { tag: true } })).map(({ tag }) => tag)
  await expect.poll(held, { timeout: 15_000 }).toEqual(['sourcing.hedge'])
  for (const tab of [first, second]) await open(tab)
  await bothShow(['strike'])
})
