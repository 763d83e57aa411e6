import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEPTH_LIMIT, readJson } from '@/lib/domain/strict-json'

const reasonOf = (text: string) => {
  const read = readJson(text)
  return read.ok ? null : [read.reason, read.errors?.[0]?.path ?? '']
}

describe('reading JSON of which all understand the same', () => {
  test('takes whatever JSON.stringify writes of plain values, unchanged', () => {
    const plain = fc
      .jsonValue({ maxDepth: 5, stringUnit: 'binary' })
      .filter((value) => !/\\u0000|\\ud[89a-f]|"(__proto__|constructor|prototype)"|[eE]\+/.test(JSON.stringify(value)))
      .filter((value) => !/\d{16}/.test(JSON.stringify(value)))
    fc.assert(
      fc.property(plain, (value) => {
        const text = JSON.stringify(value)
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
      { seed: 11, numRuns: 500 },
    )
  })

  test.each([
    ['{"a":1,"a":2}', ['invalid', 'a']],
    ['{"a":1,"\\u0061":2}', ['invalid', 'a']],
    ['{"a":[{},{"b":{"c":1,"d":2,"c":3}}]}', ['invalid', 'a.1.b.c']],
    ['{"__proto__":{}}', ['unknown-field', '__proto__']],
    ['{"\\u005f_proto__":{}}', ['unknown-field', '__proto__']],
    ['{"a":{"constructor":{"prototype":1}}}', ['unknown-field', 'a.constructor']],
    ['[9007199254740993]', ['invalid', '0']],
    ['{"n":-9007199254740993}', ['invalid', 'n']],
    ['{"n":1e309}', ['invalid', 'n']],
    ['{"n":1e300}', ['invalid', 'n']],
    ['{"s":"\\u0000"}', ['invalid', 's']],
    ['{"s":"\\ud83d"}', ['invalid', 's']],
    ['{"s":"\\ude00\\ud83d"}', ['invalid', 's']],
    ['["\\ud83d\\\\ude00"]', ['invalid', '0']],
    ['{"a\\nb":1,"a\\u000ab":2}', ['invalid', 'a\nb']],
    ['[', ['invalid-json', '']],
    ['{"a":1,}', ['invalid-json', '']],
    ['NaN', ['invalid-json', '']],
    ['01', ['invalid-json', '']],
    ['"\\u00"', ['invalid-json', '']],
    ['', ['invalid-json', '']],
    ['\ufeff{}', ['invalid-json', '']],
    ['{"a":1}}', ['invalid-json', '']],
  ])('refuses %s', (text, expected) => {
    expect(reasonOf(text)).toEqual(expected)
  })

  test('takes numbers that are kept exactly, pairs of surrogates, and names that only look alike', () => {
    for (const text of [
      '[9007199254740991,-0.5,1e3,0.1]',
      '{"s":"\\ud83d\\ude00 😀"}',
      '{"__proto":1,"Constructor":2,"a":{"a":1}}',
      '[{"a":1},{"a":1}]',
    ])
      expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
  })

  test('refuses an object of more than a thousand fields', () => {
    const object = (n: number) => `{${Array.from({ length: n }, (_, k) => `"k${k}":1`).join(',')}}`
    expect(readJson(object(1000)).ok).toBe(true)
    expect(reasonOf(object(1001))).toEqual(['invalid', 'k1000'])
  })

  test('refuses depth before it is parsed, a million levels too', () => {
    expect(readJson('['.repeat(DEPTH_LIMIT) + ']'.repeat(DEPTH_LIMIT)).ok).toBe(true)
    for (const open of ['[', '{"a":']) expect(reasonOf(open.repeat(1_000_000))).toEqual(['invalid', ''])
  })
})
