import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { LoadScreen } from '@/components/prepare/LoadScreen'
import { PrepareScreen } from '@/components/prepare/PrepareScreen'
import { Toaster } from '@/components/ui/Toast'
import type { DraftView } from '@/lib/contracts/documents'
import { textOf } from '@/lib/domain/text/article-document'
import type { Text } from '@/lib/domain/text/text'

const { push } = vi.hoisted(() => ({ push: vi.fn() }))
vi.mock('next/navigation', () => ({ useRouter: () => ({ push, refresh: () => {} }) }))

type Sent = { readonly method: string; readonly path: string; readonly body: unknown }
let sent: Sent[] = []
let answer: (sent: Sent) => Response
let unmount = () => {}
/** Of each test its own: a page that is gone keeps what it sent when the answer comes, which may be in the next test. */
let userId = ''
let unanswered = 0
const keptHere = () =>
  Object.entries(localStorage)
    .flatMap(([name, kept]) => (name.includes(userId) ? [kept] : []))
    .join()

beforeEach(async () => {
  sent = []
  userId = crypto.randomUUID()
  localStorage.clear()
  push.mockClear()
  answer = () => Response.json({ sha256: `digest ${sent.length}`, wordCount: 1, id: 'd', title: 'Loaded' })
  vi.spyOn(window, 'fetch').mockImplementation(async (url, init) => {
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : (init?.body ?? null)
    const one = { method: String(init?.method), path: String(url).replace('/api/v1', ''), body }
    sent.push(one)
    unanswered++
    setTimeout(() => unanswered--, 20)
    return answer(one)
  })
  await page.viewport(1440, 900)
})
afterEach(async () => {
  unmount()
  await expect.poll(() => unanswered).toBe(0)
  vi.restoreAllMocks()
})

function show(screen: ReactNode) {
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  root.render(
    <>
      {screen}
      <Toaster />
    </>,
  )
  unmount = () => {
    root.unmount()
    element.remove()
  }
}

const user = { userId: 'u', name: 'Mia Rau', email: 'mia@example.org' }
const project = { id: 'p', name: 'Harbour strike' }
const none = {
  publisher: null,
  url: null,
  byline: null,
  language: 'en',
  originalPublisher: null,
  originalUrl: null,
  originalPublishedAt: null,
  retrievedAt: null,
}

function draftOf(lines: readonly string[], over: Partial<Text> = {}): DraftView {
  let start = 0
  const blocks = lines.map((line) => {
    const block = { type: 'paragraph' as const, start, end: start + line.length }
    start = block.end + 1
    return block
  })
  const document = {
    id: 'd',
    projectId: 'p',
    title: 'Port talks',
    state: 'draft' as const,
    originalId: null,
    createdAt: '2026-05-03T00:00:00.000Z',
  }
  const found = [
    { field: 'publishedAt' as const, value: '2026-05-03', from: 'JSON-LD datePublished' },
    { field: 'publishedAt' as const, value: '2026-05-02', from: 'meta date' },
  ]
  return {
    document: { ...document, provenance: { ...none, publishedAt: '2026-05-03' } },
    text: { characters: lines.join('\n'), blocks, inlines: [], ...over } as DraftView['text'],
    sha256: 'digest 0',
    revision: 'digest 0',
    report: { format: 'html', found, dropped: [{ what: 'scripts', count: 2 }], notes: [] },
  }
}
const showDraft = async (draft: DraftView) => {
  show(<PrepareScreen user={user} userId={userId} project={project} others={[]} draft={draft} />)
  await expect.element(page.getByRole('textbox', { name: 'The article, not frozen yet' })).toBeVisible()
}
/** The text as it was last saved. */
const savedText = () => {
  const put = sent.findLast(({ method }) => method === 'PUT')
  const read = textOf((put?.body as { document?: unknown } | undefined)?.document)
  return read.ok ? read.value : null
}
const savedCharacters = () => savedText()?.characters ?? null
const caretIn = (words: string) => userEvent.click(page.getByText(words))

it('joins blocks by Backspace with a space between, and undo takes it back; each is saved upon the one before', async () => {
  await showDraft(draftOf(['One line', 'and the next.', 'Last']))
  await caretIn('and the next.')
  await userEvent.keyboard('{Home}{Backspace}')
  await expect.poll(savedCharacters).toBe('One line and the next.\nLast')
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(savedCharacters).toBe('One line\nand the next.\nLast')
  const [first, second] = sent.map(({ body }) => body as { save: string; after: string[] })
  expect(first?.after).toEqual(['digest 0'])
  expect(second?.after).toEqual(['digest 0', first?.save])
})

it('joins lines that were broken to fit a page, in one block or everywhere', async () => {
  const lines = Array.from({ length: 10 }, (_, n) => `line ${n}`).join('\n')
  const blocks = [
    { type: 'paragraph' as const, start: 0, end: lines.length },
    { type: 'paragraph' as const, start: lines.length + 1, end: lines.length + 4 },
  ]
  await showDraft(draftOf([], { characters: `${lines}\na\nb`, blocks }))
  await page.getByRole('button', { name: 'Join them all' }).click()
  await expect.poll(savedCharacters).toBe(`${lines.replaceAll('\n', ' ')}\na b`)
})

it('turns a block into a heading, deletes another and offers it back', async () => {
  await showDraft(draftOf(['Head', 'Body', 'Home · Log in']))
  await caretIn('Head')
  await page.getByRole('button', { name: /What this block is/ }).click()
  await page.getByRole('menuitemradio', { name: 'Heading 1' }).click()
  await caretIn('Home · Log in')
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect.poll(savedText).toMatchObject({ characters: 'Head\nBody', blocks: [{ type: 'heading', level: 1 }, { type: 'paragraph' }] })
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(savedCharacters).toBe('Head\nBody\nHome · Log in')
})

it('lets only words in from elsewhere', async () => {
  await showDraft(draftOf(['One']))
  await caretIn('One')
  await userEvent.keyboard('{End}')
  const data = new DataTransfer()
  data.setData('text/html', '<img src=x onerror="document.title=1"><a href="javascript:alert(1)">two</a><script>document.title=1</script>')
  data.setData('text/plain', ' two\n\nthree')
  const article = document.querySelector('.ProseMirror')
  article?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  await expect.poll(savedText).toMatchObject({ characters: 'One two\nthree', inlines: [] })
  expect(article?.querySelector('img, a, script')).toBeNull()
})

it('keeps what could not be sent in this browser, says so, and sends it later', async () => {
  answer = () => Response.json({ reason: 'busy', title: 'Galley is busy' }, { status: 503 })
  await showDraft(draftOf(['One']))
  await caretIn('One')
  await userEvent.keyboard('{End} two')
  await expect.element(page.getByText('Not frozen yet · offline, kept in this browser')).toBeVisible()
  expect(keptHere()).toContain('One two')
  unmount()
  answer = () => Response.json({ sha256: 'digest 1', wordCount: 2 })
  await showDraft(draftOf(['One']))
  await expect.element(page.getByText('What was not saved last time is back.')).toBeVisible()
  await expect.poll(savedCharacters).toBe('One two')
  await expect.poll(keptHere).not.toContain('"saved":false')
})

it('does not save over another tab, and lets one choose', async () => {
  answer = ({ body }) =>
    (body as { after?: string[] }).after
      ? Response.json({ reason: 'draft-changed', title: 'Changed', detail: '' }, { status: 409 })
      : Response.json({ sha256: 'digest 2', wordCount: 2 })
  await showDraft(draftOf(['One']))
  await caretIn('One')
  await userEvent.keyboard('{End} two')
  await page.getByRole('button', { name: 'Save mine' }).click()
  await expect.element(page.getByText('Not frozen yet · kept as draft')).toBeVisible()
  expect(savedCharacters()).toBe('One two')
})

it('keeps what is typed in a conflict, says why it does not freeze, and offers it after a reload', async () => {
  answer = () => Response.json({ reason: 'draft-changed', title: 'Changed', detail: '' }, { status: 409 })
  await showDraft(draftOf(['One']))
  await caretIn('One')
  await userEvent.keyboard('{End} two')
  await expect.element(page.getByText('This draft was changed elsewhere')).toBeVisible()
  await userEvent.keyboard(' three{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('First choose below: show theirs, or save mine.', { exact: false })).toBeVisible()
  expect(sent).toHaveLength(1)
  unmount()
  answer = () => Response.json({ sha256: 'digest 9', wordCount: 3 })
  await showDraft({ ...draftOf(['Theirs']), revision: 'of another' })
  await expect.element(page.getByText('This browser kept words that were not saved')).toBeVisible()
  expect(sent).toHaveLength(1)
  await page.getByRole('button', { name: 'Put them in its place' }).click()
  await expect.poll(savedCharacters).toBe('One two three')
  expect(sent.at(-1)?.body).toMatchObject({ after: expect.arrayContaining(['of another']) })
})

/** A server that takes a while for each request and for each page, and a person who types and reloads at any moment. */
function slowServer(lag: () => number) {
  let stored = { draft: draftOf(['One']), revision: 'digest 0' }
  let alive = 0
  const conflicts: unknown[] = []
  const wait = () => new Promise((resolve) => setTimeout(resolve, lag()))
  vi.mocked(window.fetch).mockImplementation(async (_, init) => {
    const tab = alive
    const { document, save, after } = JSON.parse(String(init?.body))
    await wait()
    const read = textOf(document)
    const isTaken = read.ok && after.includes(stored.revision)
    if (isTaken) stored = { draft: { ...stored.draft, text: read.value as DraftView['text'] }, revision: save }
    await wait()
    if (tab !== alive) return new Promise(() => {}) // that page is gone
    if (isTaken) return Response.json({ sha256: 'x', wordCount: 1 })
    conflicts.push(document)
    return Response.json({ reason: 'draft-changed', title: 'Changed', detail: '' }, { status: 409 })
  })
  const readPage = async () => {
    await wait()
    const asOf = { ...stored.draft, revision: stored.revision }
    await wait()
    return asOf
  }
  const reload = async () => {
    const next = await readPage() // the old page lives on until the new one is there
    alive++
    unmount()
    await showDraft(next)
  }
  return { conflicts, reload, stored: () => stored.draft.text.characters }
}

it('loses nothing that was typed, whatever order saves, reloads and answers come in', async () => {
  const lags = [0, 350, 120, 600, 40, 250, 500, 10, 90, 400]
  let n = 0
  const server = slowServer(() => lags[n++ % lags.length] as number)
  await showDraft(draftOf(['One']))
  let typed = 'One'
  for (const pause of [550, 650, 800, 300, 1000, 720]) {
    await userEvent.click(page.getByRole('textbox', { name: 'The article, not frozen yet' }))
    await userEvent.keyboard(`{Control>}{End}{/Control} ${pause}`)
    typed += ` ${pause}`
    await new Promise((resolve) => setTimeout(resolve, pause))
    await server.reload()
    await expect.poll(() => document.querySelector('.ProseMirror')?.textContent).toBe(typed)
  }
  await expect.poll(server.stored, { timeout: 5000 }).toBe(typed)
  expect(server.conflicts).toEqual([])
}, 30_000)

it('freezes by key, the last change first, and opens the article', async () => {
  await showDraft(draftOf(['One']))
  await caretIn('One')
  await userEvent.keyboard('{End} two{Control>}{Enter}{/Control}')
  await expect.poll(() => push.mock.calls).toEqual([['/documents/d']])
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['PUT /documents/d/draft', 'POST /documents/d/freeze'])
  expect(savedCharacters()).toBe('One two')
})

it('discards at once what was loaded by mistake, with what was typed, and takes that back', async () => {
  await showDraft(draftOf(['One']))
  await caretIn('One')
  await userEvent.keyboard('{End} more')
  answer = (one) => (one.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({ sha256: 'later', wordCount: 2 }))
  await page.getByRole('button', { name: /^Discard/ }).click()
  await expect.poll(() => push.mock.lastCall).toEqual(['/projects/p'])
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['PUT /documents/d/draft', 'DELETE /documents/d'])
  expect(savedCharacters()).toBe('One more')
  await page.getByText('Undo', { exact: true }).click()
  await expect.poll(() => push.mock.lastCall).toEqual(['/documents/d/prepare'])
  expect(sent.at(-1)).toMatchObject({ method: 'POST', path: '/documents/d/restore' })
})

it('says where each guess was found and takes another one by a click', async () => {
  await showDraft(draftOf(['One']))
  await expect.element(page.getByText('JSON-LD datePublished')).toBeVisible()
  await expect.element(page.getByText('Left out, because it runs or is not seen: 2 scripts.')).toBeVisible()
  await page.getByRole('button', { name: 'meta date says “2026-05-02”' }).click()
  await expect
    .poll(() => sent.at(-1))
    .toEqual({ method: 'PATCH', path: '/documents/d', body: { provenance: { publishedAt: '2026-05-02' } } })
})

it('says “as you typed it” only of what was typed', async () => {
  const draft = draftOf(['One'])
  await showDraft({ ...draft, document: { ...draft.document, provenance: { ...draft.document.provenance, byline: 'Ines Tavera' } } })
  await expect.element(page.getByText('as you typed it')).not.toBeInTheDocument()
  await expect.element(page.getByText('as it was given').first()).toBeVisible()
  await page.getByLabelText('Byline').fill('Max Roth')
  await expect.element(page.getByText('as you typed it')).toBeVisible()
})

it('loads what is pasted as rich text, what is dropped, and says what was refused and kept', async () => {
  show(<LoadScreen user={user} project={project} />)
  const box = page.getByRole('textbox', { name: 'Paste or type the article here' })
  await expect.element(box).toBeVisible()
  const data = new DataTransfer()
  data.setData('text/html', '<h1>Head</h1><p onclick="x()">Body</p>')
  data.setData('text/plain', 'Head\n\nBody')
  box.element().dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  await expect.poll(() => push.mock.calls).toEqual([['/documents/d/prepare']])
  expect(sent).toEqual([{ method: 'POST', path: '/projects/p/documents', body: { html: '<h1>Head</h1><p onclick="x()">Body</p>' } }])

  answer = () => Response.json({ reason: 'not-text', title: 'That is not a text', detail: 'This looks like a PDF.' }, { status: 422 })
  const files = new DataTransfer()
  files.items.add(new File(['%PDF-'], 'a.pdf'))
  files.items.add(new File([new Uint8Array(50 * 1024 * 1024)], 'large.html'))
  document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))
  await expect.element(page.getByText('a.pdf: not loaded')).toBeVisible()
  await expect.element(page.getByText('The file has 50 MB; at most 20 MB are taken.', { exact: false })).toBeVisible()
  expect(sent).toHaveLength(2)
  expect((box.element() as HTMLTextAreaElement).value).toBe('Head\n\nBody')
})

it('makes one document of what is pasted, though “Load” is clicked while it loads and while it opens', async () => {
  show(<LoadScreen user={user} project={project} />)
  const box = page.getByRole('textbox', { name: 'Paste or type the article here' })
  await expect.element(box).toBeVisible()
  let arrive = () => {}
  vi.mocked(window.fetch).mockImplementation(async (url, init) => {
    sent.push({ method: String(init?.method), path: String(url), body: null })
    await new Promise<void>((resolve) => {
      arrive = resolve
    })
    return Response.json({ id: 'd', title: 'Loaded' })
  })
  const data = new DataTransfer()
  data.setData('text/plain', 'Head and body')
  box.element().dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  const load = page.getByRole('button', { name: 'Load', exact: true })
  await expect.element(load).toBeDisabled()
  arrive()
  await expect.poll(() => push.mock.calls).toEqual([['/documents/d/prepare']])
  await expect.element(load).toBeDisabled()
  expect(sent).toHaveLength(1)
})

it('shows a word of a hundred thousand letters at once, and takes one that is pasted', async () => {
  const started = performance.now()
  await showDraft(draftOf(['One', 'x'.repeat(100_000)]))
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(getComputedStyle(document.querySelector('.g-article') as Element).fontKerning).toBe('none')
  unmount()
  await showDraft(draftOf(['One']))
  expect(getComputedStyle(document.querySelector('.g-article') as Element).fontKerning).toBe('auto')
  await caretIn('One')
  const data = new DataTransfer()
  data.setData('text/plain', 'x'.repeat(5000))
  document
    .querySelector('.ProseMirror')
    ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  await expect.poll(() => getComputedStyle(document.querySelector('.g-article') as Element).fontKerning).toBe('none')
})

it('says what to select where there is nothing to join', async () => {
  await showDraft(draftOf(['One', 'Two']))
  await caretIn('One')
  await page.getByRole('button', { name: 'Join lines' }).click()
  await expect.element(page.getByText('Select the lines or blocks that are one', { exact: false })).toBeVisible()
})

it('says what of pasted characters was no text', async () => {
  show(<LoadScreen user={user} project={project} />)
  const box = page.getByRole('textbox', { name: 'Paste or type the article here' })
  await expect.element(box).toBeVisible()
  const data = new DataTransfer()
  data.setData('text/html', '<p>One\0two\0</p>')
  box.element().dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  await expect.element(page.getByText('Left out, because no text can hold it: 2 NUL characters.')).toBeVisible()
})

it('says what Ctrl+J needs where there is nothing to join', async () => {
  await showDraft(draftOf(['One line', 'and the next.']))
  await caretIn('One line')
  await userEvent.keyboard('{Control>}j{/Control}')
  await expect
    .element(page.getByText('Select the lines or blocks that are one, from the first into the last; then join them.').first())
    .toBeVisible()
})
