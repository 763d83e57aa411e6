import type { Root as HastRoot } from 'hast'
import { raw } from 'hast-util-raw'
import type { Root, ThematicBreak } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'
import { readable } from '@/lib/domain/text/markdown-cost'
import { importedFrom } from './html'
import type { Importer } from './importer'
import { treeWithinLimits, withinLimits } from './markup-limits'

export const markdown: Importer = {
  format: 'markdown',
  name: 'Markdown',
  endings: ['.md', '.markdown', '.mdown', '.mkd'],
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  parse(characters) {
    const readily = readable(characters)
    if (!readily.ok) return readily
    const tree = fromMarkdown(characters, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
    const shallow = treeWithinLimits(tree)
    if (!shallow.ok) return shallow
    const allowed = withinLimits(markupIn(tree))
    if (!allowed.ok) return allowed
    const hast = toHast(tree, { allowDangerousHtml: true, handlers: { thematicBreak: typedRule(characters) }, clobberPrefix: '' })
    return importedFrom(raw(hast) as HastRoot, undefined, [])
  },
}

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
