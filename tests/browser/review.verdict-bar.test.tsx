import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { ReviewScreen } from '@/components/review/ReviewScreen'
import { Toaster } from '@/components/ui/Toast'
import type { AnnotationView } from '@/lib/contracts/annotation-sets'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

const characters = 'The minister said the so-called reform would go ahead, according to officials.'
const at = '2026-11-24T00:00:00.000Z'
type Sent = { path: string; body: unknown }
let sent: Sent[] = []
let reachable = true
let signedIn = true
let unmount = () => {}

const annotation = (id: string, tag: string, quote: string): AnnotationView => {
  const start = characters.indexOf(quote)
  const parts = [{ start, end: start + quote.length, quote }]
  const layer = tag.split('.')[0] ?? ''
  return {
    id,
    tag,
    layer,
    parts,
    attributes: {},
    note: '',
    confidence: null,
    tagsetRevision: 1,
    takenFromId: null,
    createdAt: at,
    updatedAt: at,
  }
}
const annotations = [
  annotation('one', 'sourcing.source', 'The minister'),
  annotation('two', 'sourcing.cue', 'said'),
  annotation('three', 'framing.scare_quotes', 'so-called'),
]
const me = { id: 'me', name: 'Maria Ruiz' }

beforeEach(async () => {
  sent = []
  reachable = true
  signedIn = true
  localStorage.clear()
  vi.spyOn(window, 'fetch').mockImplementation(async (url, init) => {
    if (!reachable) throw new TypeError('no network')
    if (!signedIn) return Response.json({ reason: 'unauthenticated' }, { status: 401 })
    const path = String(url).replace('/api/v1', '')
    const body = init?.body ? JSON.parse(String(init.body)) : null
    sent.push({ path, body })
    if (path === '/me') return Response.json(me)
    if (path.endsWith('/withdraw')) return Response.json({ withdrawn: body.decisions })
    if (path.endsWith('/accept-rest')) return Response.json({ decisions: ['rest'] })
    const made = { id: `d${sent.length}`, setId: 's', annotationId: path.split('/')[2], reviewer: me, verdict: body.verdict, answer: null }
    return Response.json({
      ...made,
      reason: body.reason ?? null,
      comment: body.comment ?? '',
      proposal: body.proposal ?? null,
      revision: 1,
      settledFromId: null,
      createdAt: at,
      supersededAt: null,
    })
  })
  await page.viewport(1440, 900)
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  const set = { id: 's', projectId: 'p', documentId: 'd', textId: 't', owner: { id: 'tea', name: 'Tea Kovač' }, kind: 'annotator' as const }
  root.render(
    <>
      <ReviewScreen
        user={{ userId: me.id, name: me.name, email: 'maria@example.org' }}
        page={{
          me,
          project: { id: 'p', name: 'Study' },
          document: { id: 'd', title: 'Reform', publisher: null, language: 'en' },
          text: { characters, blocks: [{ type: 'paragraph', start: 0, end: characters.length }], inlines: [] },
          tagset: defaultTagset,
          set: {
            ...set,
            name: null,
            state: 'submitted',
            revision: 3,
            settledFromId: null,
            createdAt: at,
            submittedAt: at,
            annotations,
            relations: [],
          },
          lanes: [{ setId: 's', reader: 'Tea Kovač', annotations }],
          decisions: [],
          outdated: [],
          comments: [],
          mayDecide: true,
          mayDiscuss: true,
          mayRemoveWords: false,
          gold: null,
        }}
      />
      <Toaster />
    </>,
  )
  unmount = () => {
    root.unmount()
    element.remove()
  }
  await expect.element(page.getByRole('heading', { name: 'Source', exact: true })).toBeVisible()
})
afterEach(() => {
  unmount()
  vi.restoreAllMocks()
})
const bodies = () => sent.map(({ path, body }) => [path, body])
const id = expect.any(String)
const kept = () => Object.entries(localStorage).filter(([name]) => name.startsWith('galley-unsent-verdict:me:s:'))
const inHand = () => document.querySelector('[aria-current="true"] .font-serif')?.textContent

it('accepts with A, rejects with X and a number, and goes on to the next undecided annotation each time', async () => {
  await userEvent.keyboard('a')
  await expect.poll(inHand).toBe('said')
  await userEvent.keyboard('x')
  await expect.element(page.getByRole('button', { name: 'wrong span' })).toBeVisible()
  await userEvent.keyboard('2')
  await expect.poll(inHand).toBe('so-called')
  await expect.poll(bodies).toEqual([
    ['/annotations/one/decisions', { id, verdict: 'accept' }],
    ['/annotations/two/decisions', { id, verdict: 'reject', reason: 'wrong-span' }],
  ])
  await expect.element(page.getByText('2 of 3 decided')).toBeVisible()
  await expect.element(page.getByText('rejected: wrong span').first()).toBeVisible()
})

it('keys work inside the article, and J and K go round what is undecided', async () => {
  await userEvent.click(page.getByRole('textbox', { name: /Article/ }))
  await userEvent.keyboard('j')
  const first = inHand()
  await userEvent.keyboard('k')
  await expect.poll(inHand).not.toBe(first)
  await userEvent.keyboard('a')
  await expect.poll(() => sent.length).toBe(1)
  expect(document.querySelector('.g-text')?.textContent).toBe(characters)
})

it('Z takes the last verdict back and returns to its annotation', async () => {
  await userEvent.keyboard('a')
  await expect.poll(inHand).toBe('said')
  await expect.poll(() => sent.length).toBe(1)
  await userEvent.keyboard('z')
  await expect.poll(inHand).toBe('The minister')
  await expect.poll(bodies).toEqual([
    ['/annotations/one/decisions', { id, verdict: 'accept' }],
    ['/annotation-sets/s/decisions/withdraw', { decisions: ['d1'] }],
  ])
  await expect.element(page.getByText('0 of 3 decided')).toBeVisible()
})

it('D opens a field, and what is typed there is no command', async () => {
  await userEvent.keyboard('d')
  await userEvent.keyboard('a jazz fix?')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(bodies).toEqual([['/annotations/one/decisions', { id, verdict: 'discuss', comment: 'a jazz fix?' }]])
  await expect.poll(inHand).toBe('said')
})

it('Escape puts a discussion aside; its words are there again, for the same person only, until they are sent', async () => {
  await userEvent.keyboard('dwho says so?')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('textbox', { name: 'What is to be discussed?' })).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: /Go on writing/ })).toBeVisible()
  expect(Object.keys(localStorage)).toEqual(['galley-words:me:annotation one'])
  await userEvent.keyboard('jkd')
  await expect.element(page.getByRole('textbox', { name: 'What is to be discussed?' })).toHaveValue('who says so?')
  expect(sent).toEqual([])
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(bodies).toEqual([['/annotations/one/decisions', { id, verdict: 'discuss', comment: 'who says so?' }]])
  await expect.poll(() => Object.keys(localStorage)).toEqual([])
})

it('Ctrl and Enter save a fix, wherever in its form the focus is', async () => {
  await userEvent.keyboard('f{Tab}{ArrowRight}')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toMatchObject({ verdict: 'fix', proposal: { parts: [{ quote: 'The minister said' }] } })
})

it('F proposes other words by keys', async () => {
  await userEvent.keyboard('f')
  await userEvent.keyboard('{Tab}')
  await userEvent.keyboard('{ArrowRight}')
  await userEvent.click(page.getByRole('button', { name: /Save the fix/ }))
  const start = characters.indexOf('The minister')
  const quote = 'The minister said'
  await expect
    .poll(bodies)
    .toEqual([['/annotations/one/decisions', { id, verdict: 'fix', proposal: { parts: [{ start, end: start + quote.length, quote }] } }]])
})

it('a verdict without network shows at once, is said to be unsent, kept in the browser, and sent when the network is back', async () => {
  reachable = false
  await userEvent.keyboard('a')
  await expect.element(page.getByText('1 of 3 decided')).toBeVisible()
  await expect.element(page.getByText('1 verdict not sent yet').last()).toBeVisible()
  expect(String(kept())).toContain('"accept"')
  reachable = true
  window.dispatchEvent(new Event('online'))
  await expect.poll(bodies).toEqual([['/annotations/one/decisions', { id, verdict: 'accept' }]])
  await expect.poll(kept).toEqual([])
})

it('when the sign-in ran out the verdict stays, the bar asks to sign in again, and coming back to the window sends it', async () => {
  signedIn = false
  await userEvent.keyboard('a')
  const again = page.getByRole('link', { name: 'Sign in again' }).last()
  await expect.element(again).toBeVisible()
  await expect.element(again).toHaveAttribute('href', `/sign-in?callbackUrl=${encodeURIComponent(location.pathname + location.search)}`)
  await expect.element(page.getByText('1 of 3 decided')).toBeVisible()
  expect(kept()).toHaveLength(1)
  signedIn = true
  window.dispatchEvent(new Event('focus'))
  await expect.poll(kept).toEqual([])
  expect(bodies()).toEqual([
    ['/me', null],
    ['/annotations/one/decisions', { id, verdict: 'accept' }],
  ])
  await expect.element(page.getByRole('link', { name: 'Sign in again' })).not.toBeInTheDocument()
})

it('accepts the rest in one step, and then offers to settle', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Accept the rest' }).first())
  await expect.element(page.getByRole('button', { name: 'Settle as gold' }).first()).toBeVisible()
  await expect.poll(bodies).toEqual([['/annotation-sets/s/decisions/accept-rest', { id }]])
})
