import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const pages = readdirSync('docs').filter((name) => name.endsWith('.md'))
/** Pieces of code that say which file they are from. */
const pieces = pages.flatMap((page) =>
  [...readFileSync(`docs/${page}`, 'utf8').matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, file = '', code = '']) => ({
    page,
    file,
    code,
  })),
)

test('there are pieces of code in the documentation that come from files', () => {
  expect(pieces.length).toBeGreaterThan(3)
})

test.each(pieces)('what docs/$page shows of $file stands there', ({ file, code }) => {
  expect(readFileSync(file, 'utf8')).toContain(code)
})
