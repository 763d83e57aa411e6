import type { Block, Inline, Text } from '@/lib/domain/text/text'

/** The text of one of the demo's articles: headings, paragraphs, rules, with italics and links, which is all they hold. */
export function demoText(markdown: string): Text {
  let characters = ''
  const blocks: Block[] = []
  const inlines: Inline[] = []
  for (const source of markdown.trim().split(/\n{2,}/)) {
    if (blocks.length > 0) characters += '\n'
    const start = characters.length
    const [, hashes, words = ''] = /^(#{1,6} )?([\s\S]*)$/.exec(source) ?? []
    const isRule = source === '---'
    if (!isRule) characters = readWords(words, characters, inlines)
    const shape = { start, end: characters.length }
    blocks.push(
      isRule
        ? { type: 'rule', ...shape }
        : hashes
          ? { type: 'heading', level: hashes.length - 1, ...shape }
          : { type: 'paragraph', ...shape },
    )
  }
  return { characters, blocks, inlines }
}

function readWords(words: string, before: string, inlines: Inline[]): string {
  let characters = before
  for (const [, link, href, italic, escaped, plain] of words.matchAll(/\[([^\]]+)\]\(([^)]+)\)|\*([^*\n]+)\*|\\(.)|([^[*\\]+|.)/g)) {
    const start = characters.length
    characters += link ?? italic ?? escaped ?? plain ?? ''
    if (link) inlines.push({ type: 'link', start, end: characters.length, href })
    if (italic) inlines.push({ type: 'italic', start, end: characters.length })
  }
  return characters
}
