import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf, textOf } from '@/lib/domain/text/article-document'
import { checkText } from '@/lib/domain/text/check-text'
import { isWebAddress } from '@/lib/domain/text/web-address'
import { importCharacters } from '@/lib/importers/import-characters'
import { readBytes } from '@/lib/importers/read-bytes'
import { IMPORTERS } from '@/lib/importers/registry'
import { readShared, sharedIsThere, sharedPath } from '../support/shared'

/** Whatever goes in, what comes out is a text with web addresses only, and its document gives it back. */
function expectHarmless(raw: string) {
  for (const importer of IMPORTERS) {
    const result = importCharacters(importer, raw)
    if (!result.ok) {
      expect(['empty-text', 'not-text', 'too-large', 'markup-too-deep']).toContain(result.reason)
      continue
    }
    const { text } = result.value
    expect(checkText(text).ok).toBe(true)
    expect(text.inlines.every(({ href }) => href === undefined || isWebAddress(href))).toBe(true)
    expect(textOf(documentOf(text))).toEqual({ ok: true, value: text })
  }
}
const where = sharedIsThere ? '' : ' (skipped: ../shared is not there)'

describe.skipIf(!sharedIsThere)(`known payloads${where}`, () => {
  it('of the big list of naughty strings become harmless texts', () => {
    for (const raw of JSON.parse(readShared('data/payloads/blns.json')) as string[]) expectHarmless(raw)
  })
  it('of DOMPurify’s fixtures become harmless texts', async () => {
    const { default: fixtures } = (await import(
      /* @vite-ignore */ pathToFileURL(sharedPath('data/payloads/dompurify-expect.mjs')).href
    )) as {
      default: { payload: string }[]
    }
    expect(fixtures.length).toBeGreaterThan(100)
    for (const { payload } of fixtures) expectHarmless(payload)
  })
})

describe('anything at all', () => {
  const pieces = [
    '<div>',
    '</div>',
    '<p',
    '>',
    '<table>',
    '<tr><td>',
    '</table>',
    '<svg>',
    '<math>',
    '<a href="javascript:x">',
    '<a href=//x.org>',
    '<b>',
    '</i>',
    '<li>',
    '<ol start=-3>',
    '<br>',
    '<pre>\n',
    '<q>',
    '<img alt="&quot;\n" src=x>',
    '<textarea>',
    '<select>',
    '<template>',
    '\r\n',
    '\0',
    '\ud800',
    '&#0;',
    '&#13;',
    '&#xfeff;',
    '> ',
    '- ',
    '1. ',
    '```\n',
    '\n\n',
    '***',
    '[a](',
    ')',
    '|',
    '\t',
    ' ',
    '😊',
    '\u202e',
    '<!--',
    '-->',
    '<![CDATA[',
    '<style>',
    '<script>',
  ]
  it('becomes a harmless text or a refusal', () => {
    const soup = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 })
    fc.assert(
      fc.property(soup, (some) => expectHarmless(some.join(''))),
      { seed: 20261124, numRuns: 400 },
    )
  })
})

describe('bytes', () => {
  const latin = (characters: string) => Uint8Array.from(characters, (character) => character.charCodeAt(0))
  const read = (bytes: Uint8Array) => {
    const result = readBytes(bytes)
    return result.ok ? [result.value.characters, ...result.value.notes.map(({ reason }) => reason)] : [result.reason]
  }
  it('are read in the encoding their byte order mark tells', () => {
    expect(read(Buffer.from('\ufeffnaïve', 'utf8'))[0]).toContain('naïve')
    expect(read(Buffer.from('\ufeffnaïve', 'utf16le'))[0]).toContain('naïve')
  })
  it('are read in the encoding the page names, else as UTF-8, else as windows-1252 with a note', () => {
    expect(read(latin('<meta charset=iso-8859-7><p>\xe1'))[0]).toContain('α')
    expect(read(Buffer.from('“naïve”'))).toEqual(['“naïve”'])
    expect(read(latin('\x93na\xefve\x94'))).toEqual(['“naïve”', 'encoding-guessed'])
    expect(read(latin('<meta charset=utf-16><p>plain'))[0]).toContain('plain')
  })
  it.each([
    ['a PDF', '%PDF-1.7\n%\xe2\xe3'],
    ['a Word document', 'PK\x03\x04\x14\x00word/document.xml'],
    ['a picture', '\x89PNG\r\n\x1a\n'],
    ['NULs', `a${'\0'.repeat(100)}`],
    ['noise', String.fromCharCode(...Array.from({ length: 999 }, (_, n) => (n * 7919) % 256))],
  ])('of %s are no text', (_, begin) => expect(read(latin(begin))).toEqual(['not-text']))
})
