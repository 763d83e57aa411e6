import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browserName } from '@/lib/domain/account/browser-name'
import { passwordProblem } from '@/lib/domain/account/password'
import { LEAST_SCORE, passwordStrength } from '@/lib/domain/account/password-strength'
import { returnPath } from '@/lib/domain/account/return-path'
import { afterFailure, secondsToWait, type Tries } from '@/lib/domain/account/throttle'

describe('a password', () => {
  test('has 12 to 1024 characters, an emoji being one', () => {
    expect(passwordProblem('eleven char')).toMatch(/at least 12/)
    expect(passwordProblem('twelve chars')).toBeNull()
    expect(passwordProblem('🦊'.repeat(11))).toMatch(/at least 12/)
    expect(passwordProblem('🦊'.repeat(12))).toBeNull()
    expect(passwordProblem('x'.repeat(1024))).toBeNull()
    expect(passwordProblem('x'.repeat(1025))).toMatch(/at most 1024/)
  })

  test('holds neither NUL nor a lone surrogate', () => {
    expect(passwordProblem('twelve chars\0')).toMatch(/cannot be stored/)
    expect(passwordProblem('twelve chars\ud800')).toMatch(/cannot be stored/)
    expect(passwordProblem('\udc00twelve chars')).toMatch(/cannot be stored/)
  })

  test.each(['password1234', 'aaaaaaaaaaaa', 'qwertyuiop12', '123456789012', 'galleygalley', 'harbour harbour', 'weakpassword'])(
    '%s is too easily guessed',
    (password) => {
      expect(passwordStrength(password).score).toBeLessThan(LEAST_SCORE)
    },
  )

  test('made of its owner’s name is too easily guessed', () => {
    expect(passwordStrength('mara.reyes@example.org', ['Mara Reyes', 'mara.reyes@example.org']).score).toBeLessThan(LEAST_SCORE)
  })

  test('of four words is strong, and one of 1024 characters is judged at once', () => {
    expect(passwordStrength('tram lentil orbit nineteen').score).toBe(4)
    const began = performance.now()
    passwordStrength('a1b2'.repeat(256))
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('the throttle', () => {
  const start = new Date('2026-05-03T10:00:00Z')
  const fail = (times: number, tries: Tries | null = null): Tries | null =>
    times === 0 ? tries : fail(times - 1, afterFailure(tries, start))

  test('lets four failures pass, then waits 2, 4, 8 … seconds, at most 15 minutes', () => {
    expect([1, 4, 5, 6, 7, 14, 40].map((times) => secondsToWait(fail(times), start))).toEqual([0, 0, 2, 4, 8, 900, 900])
  })

  test('ends with its time, and is forgotten a day later', () => {
    const blocked = fail(6)
    expect(secondsToWait(blocked, new Date(start.getTime() + 4000))).toBe(0)
    expect(afterFailure(blocked, new Date(start.getTime() + 25 * 3600_000)).count).toBe(1)
  })
})

describe('the way back after signing in', () => {
  const bad = [
    '//evil.example',
    'https:evil.example',
    'https://evil.example/',
    '\\\\evil.example',
    '/\\evil.example',
    '/%5Cevil.example/..//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://galley.test.evil.example/',
    'https://galley.test@evil.example/',
    'https://user@galley.test/',
    '/a\n/b',
    '/./ /x',
    '/..//evil.example',
    '/sign-in',
    '/api/auth/signout',
    '',
  ]
  test.each(bad)('%j leads to the first page or stays here', (asked) => {
    const path = returnPath(asked, 'https://galley.test')
    expect(new URL(path, 'https://galley.test').origin).toBe('https://galley.test')
    expect(path).toMatch(/^\/(?!\/)/)
  })

  test('is the path that was asked for, as a path or with our origin', () => {
    expect(returnPath('/projects/1?tab=a#b', 'https://galley.test')).toBe('/projects/1?tab=a#b')
    expect(returnPath('https://galley.test/account', 'https://galley.test')).toBe('/account')
    expect(returnPath(`/${'x'.repeat(3000)}`, 'https://galley.test')).toBe('/')
  })

  test('never leaves the origin, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.constantFrom('/', '//', '/\\', '\t').chain((head) => fc.string().map((tail) => head + tail)),
        ),
        (asked) => {
          const path = returnPath(asked, 'https://galley.test')
          expect(new URL(path, 'https://galley.test').origin).toBe('https://galley.test')
        },
      ),
      { seed: 7, numRuns: 500 },
    )
  })
})

test('a browser is known by what it says of itself', () => {
  expect(browserName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36')).toBe(
    'Chrome on Linux',
  )
  expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1')).toBe('Safari on iOS')
  expect(browserName('curl/8.5.0')).toBe('')
})
