import { describe, expect, test } from 'vitest'
import { pageWithin } from '@/lib/queries/page'

const all = ['a', 'b', 'c', 'd', 'e']
const read = (items: readonly string[], cursor?: string, limit = 2) => {
  const page = pageWithin(items, { cursor, limit }, (item) => item)
  if (!page.ok) throw new Error(page.reason)
  return page.value
}

describe('a list that is read whole', () => {
  test('goes on page by page to its end', () => {
    const first = read(all)
    const second = read(all, first.next ?? '')
    const third = read(all, second.next ?? '')
    expect([first.items, second.items, third]).toEqual([['a', 'b'], ['c', 'd'], { items: ['e'], next: null }])
  })

  test('goes on when what the cursor names went meanwhile', () => {
    const { next } = read(all)
    expect(read(['a', 'c', 'd', 'e'], next ?? '').items).toEqual(['c', 'd'])
    expect(read(['a'], next ?? '')).toEqual({ items: [], next: null })
  })

  test('goes on behind what the cursor names, wherever that now stands', () => {
    const { next } = read(all)
    expect(read(['new', ...all], next ?? '').items).toEqual(['c', 'd'])
  })

  test('refuses what is no cursor of its own', () => {
    for (const cursor of ['', 'b', '.b', '1.', '-1.b', '9999999999.b'])
      expect([cursor, pageWithin(all, { cursor, limit: 2 }, (item) => item)]).toMatchObject([cursor, { ok: false, reason: 'invalid' }])
  })
})
