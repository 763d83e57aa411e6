import { describe, expect, test } from 'vitest'
import { readable, VIEW_COST_LIMIT } from '@/lib/domain/text/markdown-cost'

describe('whether Markdown can be read in bounded time', () => {
  test('is told at once, however deep a quoted mail goes', () => {
    for (let levels = 2; levels <= 64; levels += 2) expect(readable(`${'> '.repeat(levels)}${'x'.repeat(120)}`).ok).toBe(true)
    expect(readable(`${'> '.repeat(60)}x\n`.repeat(8000))).toMatchObject({ ok: true })
  })

  test.each([
    ['quotes', '> '.repeat(70)],
    ['quotes without blanks', '>'.repeat(3000)],
    ['lists', '- '.repeat(1500)],
    ['tabs between', '>\t'.repeat(80)],
  ])('is no for %s nested too deeply', (_, marks) => {
    expect(readable(`${marks}x`)).toMatchObject({ ok: false, reason: 'markup-too-deep' })
  })

  test('is no for what would be slow at every view, though it may be loaded once', () => {
    const signs = ' *a_ '.repeat(1500)
    expect(readable(signs).ok).toBe(true)
    expect(readable(signs, VIEW_COST_LIMIT)).toMatchObject({ ok: false, reason: 'too-large' })
  })
})
