import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'
import { foundInHtml } from './found-in-html'
import { foundInText } from './found-in-text'
import type { Imported, Importer } from './importer'
import { treeWithinLimits, withinLimits } from './markup-limits'
import { TooMuchText } from './text-builder'
import { textOfHast } from './text-of-hast'

export const html: Importer = {
  format: 'html',
  name: 'HTML',
  endings: ['.html', '.htm', '.xhtml', '.xht'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  parse(characters) {
    const allowed = withinLimits(characters)
    if (!allowed.ok) return allowed
    const root = fromHtml(characters)
    const { found, base } = foundInHtml(root)
    return importedFrom(root, base, found)
  },
}

/** The last steps that all markup takes: a tree within the limits becomes a text. */
export function importedFrom(root: Root, base: string | undefined, found: Imported['found']): Result<Imported, ProblemReason> {
  const allowed = treeWithinLimits(root)
  if (!allowed.ok) return allowed
  try {
    const { text, dropped } = textOfHast(root, base)
    return success({ text, dropped, found: [...found, ...foundInText(text)], notes: [] })
  } catch (error) {
    if (error instanceof TooMuchText) return failure('too-large', `The text has ${error.message}. Load it in parts.`)
    throw error
  }
}
