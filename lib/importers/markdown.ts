import type { Root as HastRoot } from 'hast'
import { raw } from 'hast-util-raw'
import type { Root, ThematicBreak } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'
import { success } from '@/lib/domain/result'
import { readable } from '@/lib/domain/text/markdown-cost'
import { type FrontMatter, frontMatter } from './front-matter'
import { importedFrom } from './html'
import type { Importer, Note } from './importer'
import { treeWithinLimits, withinLimits } from './markup-limits'

export const markdown: Importer = {
  format: 'markdown',
  name: 'Markdown',
  endings: ['.md', '.markdown', '.mdown', '.mkd'],
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  parse(characters) {
    const front = frontMatter(characters)
    const body = front?.body ?? characters
    const readily = readable(body)
    if (!readily.ok) return readily
    const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
    const shallow = treeWithinLimits(tree)
    if (!shallow.ok) return shallow
    const allowed = withinLimits(markupIn(tree))
    if (!allowed.ok) return allowed
    const hast = toHast(tree, { allowDangerousHtml: true, handlers: { thematicBreak: typedRule(body) }, clobberPrefix: '' })
    const imported = importedFrom(raw(hast) as HastRoot, undefined, front?.found ?? [])
    return imported.ok && front ? success({ ...imported.value, notes: [noteOf(front), ...imported.value.notes] }) : imported
  },
}

/** What a person should know of front matter: it is no part of the text, and what of it was read. */
function noteOf({ found, unused }: FrontMatter): Note {
  const names = (all: readonly string[]) => new Intl.ListFormat('en').format(all)
  const read = [...new Set(found.map(({ from }) => from.replace(/^front matter /, '')))]
  const detail = [
    'The file begins with front matter, lines about the article that are no part of its text.',
    read.length > 0 ? `Read from it: ${names(read)}.` : 'Nothing was read from it.',
    unused.length > 0
      ? `Not used: ${names(unused.slice(0, UNUSED_NAMED).map((name) => `“${name.slice(0, 40)}”`))}${unused.length > UNUSED_NAMED ? ' and more' : ''}.`
      : '',
    'The file is kept as it came.',
  ]
  return { reason: 'front-matter', detail: detail.filter(Boolean).join(' ') }
}
const UNUSED_NAMED = 8

/** All raw HTML of a Markdown tree, as one. */
function markupIn(tree: Root): string {
  const pieces: string[] = []
  const waiting: unknown[] = [tree]
  while (waiting.length > 0) {
    const node = waiting.pop() as { type: string; value?: string; children?: unknown[] }
    if (node.type === 'html') pieces.push(node.value ?? '')
    for (let n = (node.children?.length ?? 0) - 1; n >= 0; n--) waiting.push(node.children?.[n])
  }
  return pieces.join('\n')
}

/** A rule remembers the characters it was typed with. */
const typedRule = (characters: string) => (_: unknown, node: ThematicBreak) => {
  const typed = characters.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  return { type: 'element' as const, tagName: 'hr', properties: { dataTyped: typed }, children: [] }
}
