import { existsSync } from 'node:fs'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { apiOf, errorsOf, freshPage, launch, makeAccount, selectWords } from '../support/browser-people'
import { sharedPath } from '../support/shared'

const { url, setupLink } = inject('galley')
const ARTICLE = sharedPath('articles/republished-article.md')

type Item = { id: string; title: string }
type Listed = { items: Item[] }

let browser: Browser
let reader: Page
let reviewer: Page
let projectId = ''
let documentId = ''

beforeAll(async () => {
  browser = await launch()
  reader = await freshPage(browser)
  reviewer = await freshPage(browser)
})
afterAll(async () => {
  await browser?.close()
})

/** What is tagged, by the words, the layer’s key and the tag’s key. */
const TAGS: [string, string, number][] = [
  ['Eyal Zamir', 'S', 1],
  ['Israeli media', 'S', 1],
  ['reported on', 'S', 2],
  ['two days before', 'F', 2],
  ['Region: Middle East', 'B', 3],
]

describe.skipIf(!existsSync(ARTICLE))('the whole job on a real republished article (skipped where ../shared is not there)', () => {
  test('the first person sets Galley up and makes a project', async () => {
    await makeAccount(reader, setupLink, 'Mara Ruiz')
    projectId = (await apiOf<Item>(reader, 'POST', '/projects', { name: 'Caucasus coverage' })).id
    const invitation = await apiOf<{ link?: string; url?: string; path?: string }>(reader, 'POST', `/projects/${projectId}/invitations`, {
      role: 'reviewer',
    })
    const link = invitation.link ?? invitation.url ?? invitation.path ?? ''
    await makeAccount(reviewer, new URL(link, url).href, 'Tomas Kovac')
    expect(reviewer.url()).toContain(url)
  })

  test('she loads the article, prepares and freezes it', async () => {
    await reader.goto(`${url}/projects/${projectId}/documents/new`)
    await reader.locator('input[type=file]').setInputFiles(ARTICLE)
    await reader.waitForURL(/\/documents\/[^/]+\/prepare/)
    documentId = /documents\/([^/]+)\//.exec(reader.url())?.[1] ?? ''
    await reader.getByLabel('Publisher', { exact: true }).fill('Global Research')
    await reader.getByLabel('Original publisher').fill('Middle East Monitor')
    await reader.getByRole('button', { name: /Freeze text and start/ }).click()
    await reader.waitForURL(new RegExp(`/documents/${documentId}$`))
    const { text } = await apiOf<{ text: { characters: string; version: number } }>(reader, 'GET', `/documents/${documentId}`)
    expect(text.version).toBe(1)
    expect(text.characters).toContain('The original source of this article is Middle East Monitor')
  })

  test('she tags spans of all three layers; typing harms nothing', async () => {
    const article = reader.getByRole('textbox', { name: 'Article' })
    await article.waitFor()
    const before = await article.innerText()
    for (const [words, layer, key] of TAGS) {
      await selectWords(reader, words)
      await reader.keyboard.press(`Shift+${layer}`)
      await reader.keyboard.press(String(key))
    }
    await reader.keyboard.press('Escape')
    await reader.keyboard.type('zzz ')
    await reader.keyboard.press('Enter')
    expect(await article.innerText()).toBe(before)
    const sets = await apiOf<Listed>(reader, 'GET', `/documents/${documentId}/annotation-sets`)
    const layers = async () => {
      const set = await apiOf<{ annotations: { layer: string }[] }>(reader, 'GET', `/annotation-sets/${sets.items[0]?.id}`)
      return set.annotations.map((one) => one.layer).sort()
    }
    await expect.poll(layers, { timeout: 15_000 }).toEqual(['boilerplate', 'framing', 'sourcing', 'sourcing', 'sourcing'])
    await reader.getByText('Saved', { exact: true }).first().waitFor()
  })

  test('a tab that is closed in the middle of tagging loses nothing', async () => {
    await selectWords(reader, 'anti-terrorist operation')
    await reader.keyboard.press('Shift+F')
    await reader.context().setOffline(true)
    await reader.keyboard.press('1')
    await reader.waitForTimeout(300)
    const context = reader.context()
    await reader.close({ runBeforeUnload: false })
    await context.setOffline(false)
    reader = await context.newPage()
    errorsOf.set(reader, [])
    await reader.goto(`${url}/documents/${documentId}`)
    await reader.getByText('Saved', { exact: true }).first().waitFor()
    await expect
      .poll(async () => (await ownSet()).annotations.filter((one) => one.parts[0]?.quote.includes('anti-terrorist')).length)
      .toBe(1)
    expect((await ownSet()).annotations).toHaveLength(6)
  })

  test('the reviewer sees nothing before she submits, and everything after', async () => {
    const { items } = await apiOf<Listed>(reviewer, 'GET', `/documents/${documentId}/annotation-sets`)
    expect(items).toEqual([])
    await reader.getByRole('button', { name: 'Submit reading' }).first().click()
    const confirm = reader.getByRole('button', { name: /^Submit/ })
    if ((await confirm.count()) > 1) await confirm.last().click()
    await expect.poll(async () => (await apiOf<Listed>(reviewer, 'GET', `/documents/${documentId}/annotation-sets`)).items.length).toBe(1)
  })

  test('the reviewer accepts, rejects with a reason, and accepts the rest by keys', async () => {
    const sets = await apiOf<Listed>(reviewer, 'GET', `/documents/${documentId}/annotation-sets`)
    await reviewer.goto(`${url}/annotation-sets/${sets.items[0]?.id}/review`)
    await reviewer.getByText('0 of 6 decided').first().waitFor()
    await reviewer.keyboard.press('a')
    await reviewer.getByText('1 of 6 decided').first().waitFor()
    await reviewer.keyboard.press('x')
    await reviewer.keyboard.press('1')
    await reviewer.getByText('2 of 6 decided').first().waitFor()
    await reviewer.getByRole('button', { name: 'Accept the rest' }).click()
    await reviewer.getByText('6 of 6 decided').first().waitFor()
  })

  test('the aggregates count it, and the export holds it', async () => {
    await reviewer.goto(`${url}/projects/${projectId}/aggregates`)
    await reviewer.getByRole('heading', { level: 1 }).waitFor()
    const counts = await apiOf<Record<string, unknown>>(reviewer, 'GET', `/projects/${projectId}/aggregates?by=layer&sets=submitted`)
    expect(JSON.stringify(counts)).toMatch(/sourcing/)
    const jsonl = await (await reviewer.request.get(`${url}/api/v1/projects/${projectId}/export?format=jsonl`)).text()
    const [header, line] = jsonl
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one))
    expect(header).toMatchObject({ galley: 1, offsets: 'code-point' })
    const points = [...line.document.text.characters]
    const annotations = line.annotationSets[0].annotations as { parts: { start: number; end: number; quote: string }[] }[]
    expect(annotations).toHaveLength(6)
    for (const { parts } of annotations) for (const { start, end, quote } of parts) expect(points.slice(start, end).join('')).toBe(quote)
    const csv = await (await reviewer.request.get(`${url}/api/v1/projects/${projectId}/export?format=csv`)).text()
    expect(csv.trim().split(/\r?\n/).length).toBeGreaterThanOrEqual(7)
  })

  test('no page said that anything was wrong', () => {
    expect(errorsOf.get(reviewer)).toEqual([])
  })

  async function ownSet() {
    const sets = await apiOf<Listed>(reader, 'GET', `/documents/${documentId}/annotation-sets`)
    return apiOf<{ annotations: { layer: string; parts: { quote: string }[] }[] }>(reader, 'GET', `/annotation-sets/${sets.items[0]?.id}`)
  }
})
