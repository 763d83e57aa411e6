import type { ImportFormat } from '@/lib/contracts/documents'
import type { Load } from './use-loading'

/** What characters look like, where nobody said. */
export function formatOf(characters: string): ImportFormat {
  if (/^\s*<(?:!doctype|html|head|body|article|section|div|p|h[1-6]|table|meta)\b/i.test(characters)) return 'html'
  const signs = [/^#{1,6} \S/m, /\*\*\S[^*\n]*\*\*/, /\[[^\]\n]+\]\(\S+\)/, /^> \S/m, /^```/m, /^---[ \t]*\r?\n\w+:/]
  return signs.some((sign) => sign.test(characters)) ? 'markdown' : 'text'
}

/** The articles in what was pasted or dropped: each file one, else the rich text, else the plain. */
export function loadsOf(data: DataTransfer, name: string, format: ImportFormat | 'guess' = 'guess'): Load[] {
  const files = [...data.files]
  if (files.length > 0) return files.map((file) => ({ name: file.name, file }))
  const html = data.getData('text/html')
  const text = data.getData('text/plain')
  if (html.trim() && (format === 'guess' || format === 'html')) return [{ name, format: 'html', characters: html }]
  if (!text.trim()) return []
  return [{ name, format: format === 'guess' ? formatOf(text) : format, characters: text }]
}
