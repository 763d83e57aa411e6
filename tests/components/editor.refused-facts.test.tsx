import { afterEach, expect, it, vi } from 'vitest'
import { withFacts } from '@/components/editor/refused-facts'
import { emptyContent } from '@/lib/domain/annotation/change'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

afterEach(() => vi.restoreAllMocks())

const body = { tag: 'sourcing.source', parts: [{ start: 0, end: 9, quote: 'Officials' }] }
const change = (sequence: number, kind: string, body: object) => ({
  ...{ id: `c${sequence}`, sequence, kind, subject: 'annotation', subjectId: 'a', body },
  ...{ author: null, createdAt: '2026-11-24T00:00:00.000Z' },
})
const late = { id: 'late', kind: 'update' as const, annotation: { id: 'a', confidence: 'sure' as const } }

it('knows what was removed elsewhere as it was at the end of all its changes', async () => {
  const log = [change(1, 'create', body), ...Array.from({ length: 448 }, (_, n) => change(n + 2, 'update', { note: `note ${n + 2}` }))]
  log.push(change(450, 'delete', {}))
  const fetch = vi.spyOn(window, 'fetch').mockImplementation(async (url) => {
    const asked = new URL(String(url), 'http://galley').searchParams
    const left = log.filter(({ sequence }) => sequence > Number(asked.get('cursor') ?? 0))
    const items = left.slice(0, Number(asked.get('limit')))
    return Response.json({ items, next: left.length > items.length ? String(items.at(-1)?.sequence) : null, state: 'open' })
  })
  const { was, tagName } = await withFacts({ change: late, reason: 'not-found', detail: '' }, 's', emptyContent(), defaultTagset)
  expect(was).toMatchObject({ ...body, note: 'note 449' })
  expect([tagName, fetch.mock.calls.length]).toEqual(['Source', 3])
})

it('takes what is shown where its changes cannot be read, or are something else', async () => {
  for (const answer of [{}, { items: [{ id: 'x' }], next: null }, null]) {
    vi.spyOn(window, 'fetch').mockResolvedValue(Response.json(answer))
    const shown = { id: 'a', ...body, attributes: {}, note: 'shown', confidence: null, takenFromId: null }
    const content = { annotations: new Map([['a', shown]]), relations: new Map() }
    const { was } = await withFacts({ change: late, reason: 'not-found', detail: '' }, 's', content, defaultTagset)
    expect(was).toEqual(shown)
  }
})
