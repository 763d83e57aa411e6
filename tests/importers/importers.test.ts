import { describe, expect, it } from 'vitest'
import type { ImportFormat } from '@/lib/contracts/documents'
import { importCharacters } from '@/lib/importers/import-characters'
import { importerFor, importerOf } from '@/lib/importers/registry'

function load(format: ImportFormat, raw: string) {
  const result = importCharacters(importerOf(format), raw)
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`)
  return result.value
}
/** Blocks as `type level: characters`, which reads well. */
const blocksOf = (format: ImportFormat, raw: string) => {
  const { text } = load(format, raw)
  return text.blocks.map(
    ({ type, level, number, start, end }) =>
      `${type}${level ?? ''}${number === undefined ? '' : `#${number}`}: ${text.characters.slice(start, end)}`,
  )
}
const inlinesOf = (format: ImportFormat, raw: string) => {
  const { text } = load(format, raw)
  return text.inlines.map(({ type, href, start, end }) => [type, text.characters.slice(start, end), ...(href ? [href] : [])].join(' | '))
}
const reasonOf = (format: ImportFormat, raw: string) => {
  const result = importCharacters(importerOf(format), raw)
  return result.ok ? 'ok' : result.reason
}

describe('Markdown', () => {
  it('becomes blocks: a soft line end is a space, a hard one stays', () => {
    expect(
      blocksOf(
        'markdown',
        '# Head\n\nOne\ntwo  \nthree\n\n> said\n\n* a\n  1. b\n  2. c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n\nmore\n```\n',
      ),
    ).toEqual([
      'heading1: Head',
      'paragraph: One two\nthree',
      'quote: said',
      'listItem1: a',
      'listItem2#1: b',
      'listItem2#2: c',
      'tableRow: x\ty',
      'tableRow: 1\t2',
      'code: code\n\nmore',
    ])
  })
  it.each(['***', '---', '* * *', '_____'])('keeps a rule as typed: %s', (rule) => {
    expect(blocksOf('markdown', `a\n\n${rule}\n\nb`)).toEqual(['paragraph: a', `rule: ${rule}`, 'paragraph: b'])
  })
  it('keeps escaped signs, entities and inline HTML', () => {
    expect(blocksOf('markdown', '\\*\\*\\*\n\nAT&amp;T <u>under</u> <a href="mailto:a@example.org">a@example.org</a>')).toEqual([
      'paragraph: ***',
      'paragraph: AT&T under a@example.org',
    ])
    expect(
      inlinesOf('markdown', '**bold _both_** ~~gone~~ `code` [link](https://example.org/) [no](javascript:alert(1)) <u>under</u>'),
    ).toEqual([
      'bold | bold both',
      'italic | both',
      'strike | gone',
      'code | code',
      'link | link | https://example.org/',
      'underline | under',
    ])
  })
})

describe('HTML', () => {
  it('is read as a browser shows it: white space collapses, line breaks stay, two of them part paragraphs', () => {
    expect(blocksOf('html', '<p>  one\n\n two <b> three</b>\t<i>four </i> </p>tail <br> next<br><br>last<br>')).toEqual([
      'paragraph: one two three four',
      'paragraph: tail\nnext',
      'paragraph: last',
    ])
    expect(blocksOf('html', '<pre>\n  a\n    b\n</pre><p>a\u00a0 b</p>')).toEqual(['code:   a\n    b', 'paragraph: a\u00a0 b'])
  })
  it('flattens what is nested', () => {
    const page =
      '<blockquote><h3>Head</h3><p>one</p>two</blockquote><ol start="3"><li><p>c</p><p>more</p><ul><li>deep</li></ul></li><li value="9">i</li></ol>' +
      '<details><summary>Sum</summary>inside</details><a href="https://example.org/x"><div>block in <span>inline</span></div></a>'
    expect(blocksOf('html', page)).toEqual([
      'heading3: Head',
      'quote: one',
      'quote: two',
      'listItem1#3: c',
      'paragraph: more',
      'listItem2: deep',
      'listItem1#9: i',
      'paragraph: Sum',
      'paragraph: inside',
      'paragraph: block in inline',
    ])
    expect(inlinesOf('html', page)).toEqual(['link | block in inline | https://example.org/x'])
  })
  it('makes rows of a table of words, and reads a table that lays a page out', () => {
    expect(blocksOf('html', '<table><caption>Cap</caption><tr><th>a<th>b<tr><td><td>2<tr><td></table>')).toEqual([
      'caption: Cap',
      'tableRow: a\tb',
      'tableRow: \t2',
    ])
    expect(blocksOf('html', '<table><tr><td><h1>Head</h1><p>Body</p></td><td>side</td></tr></table>')).toEqual([
      'heading1: Head',
      'paragraph: Body',
      'paragraph: side',
    ])
  })
  it('keeps the words of pictures, once', () => {
    const page =
      '<figure><img src="https://example.org/a.jpg" alt="Smoke  rises"><figcaption>Caption</figcaption></figure><figure><img alt="Same" src="/x"><figcaption>Same words</figcaption></figure><p>in <img alt="line" src="data:x"> here<img src=x></p>'
    expect(blocksOf('html', page)).toEqual(['caption: Smoke rises', 'caption: Caption', 'caption: Same words', 'paragraph: in line here'])
    expect(inlinesOf('html', page)).toEqual(['image | Smoke rises | https://example.org/a.jpg', 'image | line'])
    expect(load('html', page).dropped).toEqual([
      { what: 'pictures whose description is their caption', count: 1 },
      { what: 'pictures without a description', count: 1 },
    ])
  })
  it('leaves out what runs and what is hidden, and says how much', () => {
    const page =
      '<head><style>p{}</style></head><p onclick="alert(1)">Seen<script>alert(1)</script><style>x</style></p><p style="display: none">no</p><p hidden>no</p><template>no</template><iframe src="x">no</iframe><a href="javascript:alert(1)">words</a><noscript>no</noscript>'
    const { text, dropped } = load('html', page)
    expect(text.characters).toBe('Seen\nwords')
    expect(text.inlines).toEqual([])
    expect(Object.fromEntries(dropped.map(({ what, count }) => [what, count]))).toEqual({
      scripts: 1,
      'style sheets': 1,
      'hidden parts': 2,
      templates: 1,
      'embedded pages': 1,
      'addresses that are no web links': 1,
      'parts for browsers without scripts': 1,
    })
  })
  it('makes relative links whole by the address the page gives itself', () => {
    expect(inlinesOf('html', '<link rel="canonical" href="https://example.org/a/b"><p><a href="../c">c</a>')).toEqual([
      'link | c | https://example.org/c',
    ])
    expect(inlinesOf('html', '<p><a href="../c">c</a>')).toEqual([])
  })
})

describe('plain text', () => {
  it('parts at blank lines and keeps line ends inside', () => {
    expect(blocksOf('text', '\n\nOne\ntwo\n \t\nThree\n\n\n***\n\n# no heading <b>\n')).toEqual([
      'paragraph: One\ntwo',
      'paragraph: Three',
      'rule: ***',
      'paragraph: # no heading <b>',
    ])
  })
})

describe('what cannot be loaded is refused in bounded time', () => {
  it.each<[string, ImportFormat, string, string]>([
    ['nothing', 'text', '', 'empty-text'],
    ['only spaces', 'markdown', ' \n\t\n', 'empty-text'],
    ['only NULs', 'text', '\0\0', 'empty-text'],
    ['a page of scripts alone', 'html', '<script>alert(1)</script>', 'empty-text'],
    ['a PDF', 'text', '%PDF-1.7 ....', 'not-text'],
    ['bytes', 'text', '\u0001\u0002\ufffd\u0000'.repeat(200), 'not-text'],
    ['3,000 nested divs', 'html', '<div>'.repeat(3000), 'markup-too-deep'],
    ['divs that end tags seem to close', 'html', `${'<div><p><table><tr><td></p>'.repeat(3000)}x`, 'markup-too-deep'],
    ['25,000 elements', 'html', '<p>a</p>'.repeat(25_000), 'too-large'],
    [
      'formatting that multiplies',
      'html',
      `${Array.from({ length: 200 }, (_, n) => `<b id=${n}>`).join('')}${'<p>a'.repeat(20_000)}`,
      'too-large',
    ],
    ['quotes in quotes', 'markdown', `${'>'.repeat(5000)} a`, 'markup-too-deep'],
    ['nested divs in Markdown', 'markdown', `${'<div>'.repeat(3000)}a`, 'markup-too-deep'],
    ['lists in lists', 'markdown', `${'- '.repeat(5000)}a`, 'markup-too-deep'],
    ['6 MB of words', 'text', 'word '.repeat(1_200_000), 'too-large'],
    ['30,000 paragraphs', 'text', 'a\n\n'.repeat(30_000), 'too-large'],
  ])('%s', (_, format, raw, reason) => {
    const began = performance.now()
    expect(reasonOf(format, raw)).toBe(reason)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
  it.each<[string, string]>([
    ['1 MB of words', 'Words and *more* words. '.repeat(200).concat('\n\n').repeat(208)],
    ['paragraphs of a letter', 'a\n\n'.repeat(300_000)],
    ['comments that never end', 'a<!-- '.repeat(20_000)],
    ['brackets', '['.repeat(20_000)],
    ['stars', `${'*a '.repeat(5000)}${'a* '.repeat(5000)}`],
    ['underscores and stars', '**_'.repeat(5000)],
    ['back ticks', Array.from({ length: 500 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['links in links', '[a]('.repeat(5000)],
    ['a wide table', `|${'a|'.repeat(1000)}\n|${'-|'.repeat(1000)}\n`],
  ])('Markdown of %s ends', (_, raw) => {
    const began = performance.now()
    importCharacters(importerOf('markdown'), raw)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

describe('the importer of a file', () => {
  it.each([
    ['a.md', '', '', 'markdown'],
    ['A.HTM', 'text/plain', '', 'html'],
    ['a.txt', 'text/html', '<html>', 'text'],
    ['a', 'text/markdown', 'x', 'markdown'],
    ['a', '', '<!doctype html><p>', 'html'],
    ['a', 'application/octet-stream', 'words', 'text'],
  ])('%j of type %j that begins %j is %s', (name, type, characters, format) => {
    expect(importerFor(name, type, characters).format).toBe(format)
  })
})
