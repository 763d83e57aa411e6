import { html } from './html'
import type { Importer } from './importer'
import { markdown } from './markdown'
import { plainText } from './plain-text'

export const IMPORTERS: readonly Importer[] = [markdown, html, plainText]

export const importerOf = (format: Importer['format']): Importer => IMPORTERS.find((one) => one.format === format) ?? plainText

/** The importer for a file, by the end of its name, else its media type, else by what it begins with. */
export function importerFor(fileName: string, mediaType: string, characters: string): Importer {
  const ending = /\.[a-z0-9]+$/i.exec(fileName)?.[0].toLowerCase() ?? ''
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  const byName = IMPORTERS.find((one) => one.endings.includes(ending))
  if (byName) return byName
  if (looksLikeHtml(characters)) return html
  return IMPORTERS.find((one) => one.mediaTypes.includes(type)) ?? plainText
}

const looksLikeHtml = (characters: string) =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(characters.slice(0, 4000))
