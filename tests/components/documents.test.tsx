import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { DocumentsScreen } from '@/components/documents/DocumentsScreen'
import { addressOf, filtersIn } from '@/components/documents/filter-address'
import { filterDocuments, NO_FILTERS } from '@/components/documents/filter-documents'
import { printedDate, readingWords, reviewWords, summary } from '@/components/documents/strings'
import { Toaster } from '@/components/ui/Toast'
import type { DocumentRow } from '@/lib/contracts/documents-list'

const push = vi.fn()
const refresh = vi.fn()
const query = () => new URLSearchParams(window.location.search)
vi.mock('next/navigation', () => ({ useRouter: () => ({ push, refresh }), usePathname: () => '/', useSearchParams: () => query() }))
afterEach(() => {
  cleanup()
  window.history.replaceState(null, '', '/')
})

const row = (id: string, given: Partial<DocumentRow> = {}): DocumentRow => ({
  id,
  title: id,
  publisher: null,
  publishedAt: null,
  byline: null,
  language: null,
  original: null,
  readers: [],
  stage: 'untouched',
  own: null,
  ownSeconds: null,
  tagCount: null,
  boilerplateShare: null,
  review: null,
  givenBack: null,
  ...given,
})
const mara = { id: 'mara', name: 'Mara Ruiz', state: 'submitted' } as const
const ada = { id: 'ada', name: 'Ada Okafor', state: 'reading' } as const
const rows = [
  row('Zürich dockers', { publisher: 'Courier', readers: [mara], stage: 'read', publishedAt: '2026-05-03' }),
  row('Ransom', {
    publisher: 'Wire',
    original: { id: 'Zürich dockers', title: 'Zürich dockers' },
    readers: [mara, ada],
    stage: 'reading',
    publishedAt: '2026-05-05',
  }),
  row('Alone'),
]
const view = { project: { id: 'p', name: 'Study', language: null }, mayChange: true, trashCount: 0, left: null, rows }

describe('filters', () => {
  const found = (filters: Partial<typeof NO_FILTERS>) => filterDocuments(rows, { ...NO_FILTERS, ...filters }, 'ada').map(({ id }) => id)
  test('let all through at first, in the order given', () => expect(found({})).toEqual(rows.map(({ id }) => id)))
  test('find every word in title or publisher, whatever its accents and case', () => {
    expect(found({ words: 'ZURICH courier' })).toEqual(['Zürich dockers'])
    expect(found({ words: 'zurich wire' })).toEqual([])
  })
  test('know me and nobody as readers', () => {
    expect(found({ reader: 'me' })).toEqual(['Ransom'])
    expect(found({ reader: 'nobody' })).toEqual(['Alone'])
    expect(found({ reader: 'mara' })).toEqual(['Zürich dockers', 'Ransom'])
  })
  test('hide copies or show only them', () => {
    expect(found({ copies: 'hidden' })).toEqual(['Zürich dockers', 'Alone'])
    expect(found({ copies: 'only' })).toEqual(['Ransom'])
  })
  test('sort by the date printed, newest first', () => expect(found({ sort: 'published' })[0]).toBe('Ransom'))
})

describe('the address of the list', () => {
  test('says the filters that are not as at first, and reads them again', () => {
    const filters = { ...NO_FILTERS, words: 'a & b', publisher: 'Le Courrier', copies: 'only' }
    expect(addressOf(filters)).toBe('?q=a+%26+b&publisher=Le+Courrier&copies=only')
    expect(filtersIn(new URLSearchParams(addressOf(filters)))).toEqual(filters)
    expect(addressOf(NO_FILTERS)).toBe('')
  })
  test('that says nonsense filters nothing', () => {
    expect(filtersIn(new URLSearchParams('?state=constructor&sort=&copies=x&page=2'))).toEqual(NO_FILTERS)
  })
  test('opens the list as it was shared', () => {
    window.history.replaceState(null, '', '/?publisher=Wire')
    render(<DocumentsScreen view={view} userId="ada" />)
    vi.mocked(console.error).mockClear() // happy-dom does not know <search>
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toContain('Ransom')
    expect(screen.queryByRole('link', { name: 'Alone' })).toBeNull()
  })
  test('says what is left to its reader and how long they were at a document', () => {
    const worked = [
      row('Read by me', { readers: [ada], stage: 'reading', own: 'reading', ownSeconds: 754 }),
      row('Not yet', { ownSeconds: 0 }),
    ]
    render(<DocumentsScreen view={{ ...view, left: 2, rows: worked }} userId="ada" />)
    vi.mocked(console.error).mockClear() // happy-dom does not know <search>
    expect(screen.getByText('0 of 2 read · 1 in reading · 2 left for you')).toBeTruthy()
    expect(screen.getAllByText(/at work/).map((one) => one.textContent)).toEqual(['12 min at work'])
  })
  test('follows what is typed and chosen', async () => {
    const user = userEvent.setup()
    render(<DocumentsScreen view={view} userId="ada" />)
    vi.mocked(console.error).mockClear() // happy-dom does not know <search>
    const before = window.history.length
    await user.type(screen.getByRole('searchbox'), 'zur')
    expect([window.location.search, window.history.length]).toEqual(['?q=zur', before])
    await user.click(screen.getByRole('button', { name: /Copies/ }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'hidden' }))
    expect([window.location.search, window.history.length]).toEqual(['?q=zur&copies=hidden', before + 1])
  })
})

describe('words', () => {
  test('count originals, copies and those that stand alone', () => {
    expect(summary(view)).toBe('1 original, 1 copy, 1 that stands alone')
  })
  test('say how far the reading is', () => {
    expect(rows.map(readingWords)).toEqual(['read by one', '1 of 2 read', 'not begun'])
    expect(readingWords(row('x', { own: 'reading', stage: 'reading', readers: [ada] }))).toBe('you are reading')
  })
  test('say how far the review is', () => {
    const review = (decided: number, discussed = 0) => reviewWords(row('x', { review: { decided, total: 5, discussed } }))
    expect([review(0), review(2, 1), review(5)]).toEqual(['waits for review', '3 of 5 open, 1 under discussion', 'reviewed'])
  })
  test('say what was given back, to its reader with what waits for an answer', () => {
    const mine = row('x', { own: 'reading', stage: 'reading', readers: [ada], givenBack: { mine: 4, others: 0 } })
    expect([readingWords(mine), reviewWords(mine)]).toEqual(['given back to you', '4 verdicts to answer'])
    expect(reviewWords(row('x', { givenBack: { mine: null, others: 1 } }))).toBe('given back')
    expect(reviewWords(row('x', { givenBack: { mine: null, others: 1 }, review: { decided: 5, total: 5, discussed: 0 } }))).toBe(
      'reviewed, 1 given back',
    )
  })
  test('print dates as exactly as the article does', () => {
    expect(['2026', '2026-05', '2026-05-03', '2026-05-03T06:10Z'].map(printedDate)).toEqual([
      '2026',
      'May 2026',
      '3 May 2026',
      '3 May 2026',
    ])
  })
})

describe('the list by keyboard', () => {
  test('j and k move, F finds, letters typed into the search are no commands', async () => {
    const user = userEvent.setup()
    render(<DocumentsScreen view={view} userId="ada" />)
    vi.mocked(console.error).mockClear() // happy-dom does not know <search>
    await user.keyboard('jj')
    expect(document.activeElement?.textContent).toBe('Ransom')
    await user.keyboard('k')
    expect(document.activeElement?.textContent).toBe('Zürich dockers')
    await user.keyboard('f')
    expect(document.activeElement?.tagName).toBe('INPUT')
    await user.keyboard('alone')
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toContain('Alone')
    expect(screen.queryByRole('link', { name: 'Ransom' })).toBeNull()
    expect(push).not.toHaveBeenCalled()
  })

  test('? shows the keys', async () => {
    const user = userEvent.setup()
    render(<DocumentsScreen view={view} userId="ada" />)
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Keys of this page' })).toBeTruthy()
  })

  test('Delete moves the document in hand to the trash, for those who may, and offers to take it back', async () => {
    const user = userEvent.setup()
    const fetched = vi.spyOn(window, 'fetch').mockImplementation(async () => new Response(null, { status: 204 }))
    const { rerender } = render(<DocumentsScreen view={{ ...view, mayChange: false }} userId="ada" />)
    await user.keyboard('j{Delete}')
    expect(fetched).not.toHaveBeenCalled()
    expect(screen.queryByRole('button', { name: /to the trash/ })).toBeNull()
    rerender(
      <>
        <DocumentsScreen view={view} userId="ada" />
        <Toaster />
      </>,
    )
    await user.keyboard('{Delete}')
    expect((await screen.findAllByText('“Zürich dockers” is in the trash.')).length).toBeGreaterThan(0)
    expect(fetched.mock.lastCall).toMatchObject([`/api/v1/documents/Zürich dockers`, { method: 'DELETE' }])
    fetched.mockImplementation(async () => Response.json({}))
    await user.click(screen.getByRole('button', { name: 'Undo', hidden: true }))
    expect(fetched.mock.lastCall).toMatchObject([`/api/v1/documents/Zürich dockers/restore`, { method: 'POST' }])
    expect(refresh).toHaveBeenCalledTimes(2)
    fetched.mockRestore()
  })

  test('leads to the trash where something is in it', () => {
    const { rerender } = render(<DocumentsScreen view={view} userId="ada" />)
    expect(screen.queryByRole('link', { name: /Trash/ })).toBeNull()
    rerender(<DocumentsScreen view={{ ...view, trashCount: 2 }} userId="ada" />)
    expect(screen.getByRole('link', { name: 'Trash 2' }).getAttribute('href')).toBe('/projects/p/trash')
    vi.mocked(console.error).mockClear() // happy-dom does not know <search>
  })

  test('without documents it teaches, and offers one button', () => {
    render(<DocumentsScreen view={{ ...view, rows: [] }} userId="ada" />)
    expect(screen.getByRole('heading', { name: 'No article yet' })).toBeTruthy()
    expect(screen.getByRole('link', { name: /Add articles/ }).getAttribute('href')).toBe('/projects/p/documents/new')
  })
})
