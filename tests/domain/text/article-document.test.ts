import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf, textOf } from '@/lib/domain/text/article-document'
import { checkText } from '@/lib/domain/text/check-text'
import { canonicalInlines } from '@/lib/domain/text/inlines'
import { offsetOf, positionOf } from '@/lib/domain/text/positions'
import { anyText } from '../../support/texts'

const seed = { seed: 20261124, numRuns: 300 }

describe('the document of a text', () => {
  it('gives the text back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(textOf(JSON.parse(JSON.stringify(documentOf(text))))).toEqual({ ok: true, value: text })
      }),
      seed,
    )
  })
  it('stands for a text that holds its invariants', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lineBreaksOnly = text.characters.includes('\r') || text.characters.startsWith('\ufeff')
        expect(checkText(text).ok).toBe(!lineBreaksOnly)
      }),
      seed,
    )
  })
  it('has a position for every offset and back', () => {
    fc.assert(
      fc.property(anyText, ({ characters, blocks }) => {
        for (let offset = 0; offset <= characters.length; offset++) expect(offsetOf(blocks, positionOf(blocks, offset))).toBe(offset)
      }),
      seed,
    )
  })
  it('writes the same formatting one way only', () => {
    fc.assert(
      fc.property(anyText, ({ blocks, inlines }) => {
        expect(canonicalInlines([...inlines].reverse(), blocks)).toEqual(inlines)
      }),
      seed,
    )
  })
})

describe('a document that is none of ours is refused with the place', () => {
  const paragraph = (content: unknown) => ({ type: 'doc', content: [{ type: 'paragraph', content }] })
  const marked = (mark: unknown) => paragraph([{ type: 'text', text: 'a', marks: [mark] }])
  let nested: unknown = { type: 'text', text: 'deep' }
  for (let n = 0; n < 10_000; n++) nested = { type: 'paragraph', content: [nested] }
  it.each<[string, unknown, string]>([
    ['nothing', null, 'document'],
    ['a text', 'doc', 'document'],
    ['a list', [], 'document'],
    ['another root', { type: 'paragraph' }, 'document.type'],
    ['no blocks', { type: 'doc', content: [] }, 'document.content'],
    ['an unknown node', { type: 'doc', content: [{ type: 'script' }] }, 'document.content.0.type'],
    ['a node named as one of Object', { type: 'doc', content: [{ type: 'constructor' }] }, 'document.content.0.type'],
    [
      'an unknown attribute',
      { type: 'doc', content: [{ type: 'paragraph', attrs: { onclick: 'x' } }] },
      'document.content.0.attrs.onclick',
    ],
    ['a level that is a text', { type: 'doc', content: [{ type: 'heading', attrs: { level: '1' } }] }, 'document.content.0.attrs.level'],
    ['a heading of level 7', { type: 'doc', content: [{ type: 'heading', attrs: { level: 7 } }] }, 'document.content.0.attrs.level'],
    ['a __proto__ key', JSON.parse('{"type":"doc","content":[{"type":"paragraph","__proto__":{}}]}'), 'document.content.0.__proto__'],
    ['a text that is a number', paragraph([{ type: 'text', text: 1 }]), 'document.content.0.content.0'],
    ['an unknown mark', marked({ type: 'highlight' }), 'document.content.0.content.0.marks.0.type'],
    [
      'a javascript: link',
      marked({ type: 'link', attrs: { href: 'javascript:alert(1)' } }),
      'document.content.0.content.0.marks.0.attrs.href',
    ],
    [
      'a link with a tab in it',
      marked({ type: 'link', attrs: { href: 'java\tscript:alert(1)' } }),
      'document.content.0.content.0.marks.0.attrs.href',
    ],
    ['a data: image', marked({ type: 'image', attrs: { href: 'data:text/html,x' } }), 'document.content.0.content.0.marks.0.attrs.href'],
    ['a link to nowhere', marked({ type: 'link' }), 'document.content.0.content.0.marks.0.attrs.href'],
    ['10,000 levels', { type: 'doc', content: [nested] }, 'document.content.0.content.0.content'],
  ])('%s', (_, document, path) => {
    const result = textOf(document)
    expect(result.ok ? null : result.errors?.[0]?.path).toBe(path)
  })
  it('but nulls for attributes that are not set are as if they were not there', () => {
    const item = { type: 'listItem', attrs: { level: 2, ordered: false, number: null }, content: [{ type: 'text', text: 'a' }] }
    expect(textOf({ type: 'doc', content: [item] })).toMatchObject({
      ok: true,
      value: { blocks: [{ type: 'listItem', level: 2, ordered: false }] },
    })
  })
})
