import { type Browser, chromium, type Locator, type Page } from 'playwright'
import { launchOptions } from './browser'

export const launch = (): Promise<Browser> => chromium.launch(launchOptions)

const PASSWORD = 'copper lantern vowel drizzle'
/** What the page wrote to its console as an error, so that a test can say that there was nothing. */
export const errorsOf = new WeakMap<Page, string[]>()

/** A page of a browser of its own (its own cookies), which notes what goes wrong in it. */
export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const errors: string[] = []
  errorsOf.set(page, errors)
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return page
}

/** Fills the form behind a set-up or invitation link and waits until it led somewhere else. */
export async function makeAccount(page: Page, link: string, name: string, { demo = false } = {}): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  const address = page.getByLabel('E-mail address')
  if (await address.isEditable()) await address.fill(`${name.toLowerCase().replace(/\W+/g, '.')}@example.org`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  const box = page.getByRole('checkbox')
  if ((await box.count()) > 0) await box.first().setChecked(demo)
  await page.getByRole('button', { name: /^Make (the|my) account/ }).click()
  await page.waitForURL((url) => !/\/(setup|invitations)\//.test(url.pathname), { timeout: 60_000 })
}

/** Calls the API as the page would: with its cookie and the header that shows it is ours. */
export async function apiOf<T>(page: Page, method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const origin = new URL(page.url()).origin
  const response = await page.request.fetch(`${origin}/api/v1${path}`, {
    method,
    headers: { 'x-galley-csrf': '1', 'content-type': 'application/json' },
    data: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`)
  return (await response.json()) as T
}

/** Selects the n-th place where these words stand in the article, with the mouse, as a reader does. */
export async function selectWords(page: Page, words: string, n = 1): Promise<void> {
  const article = page.getByRole('textbox', { name: 'Article' })
  await place(article, words, n) // brings it into view
  await page.waitForTimeout(150)
  const { from, to } = await place(article, words, n)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

/** Where the first and the last of these words' characters are on the screen, after scrolling to them. */
function place(article: Locator, words: string, n: number) {
  return article.evaluate(
    (root, { words, n }) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const nodes: { node: Text; at: number }[] = []
      let whole = ''
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node: node as Text, at: whole.length })
        whole += node.textContent
      }
      let start = -1
      for (let k = 0; k < n; k++) start = whole.indexOf(words, start + 1)
      if (start < 0) throw new Error(`“${words}” does not stand ${n} times in the article`)
      const at = (offset: number) => {
        const found = nodes.findLast((one) => one.at <= offset)
        if (!found) throw new Error('no text')
        return [found.node, offset - found.at] as const
      }
      const boxOf = (offset: number) => {
        const range = document.createRange()
        const [node, inside] = at(offset)
        range.setStart(node, inside)
        range.setEnd(node, inside + 1)
        return range
      }
      const first = boxOf(start)
      first.startContainer.parentElement?.scrollIntoView({ block: 'center' })
      const a = first.getBoundingClientRect()
      const b = boxOf(start + words.length - 1).getBoundingClientRect()
      return { from: { x: a.left + 1, y: a.top + a.height / 2 }, to: { x: b.right - 1, y: b.top + b.height / 2 } }
    },
    { words, n },
  )
}
