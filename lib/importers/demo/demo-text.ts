import type { DemoArticle } from '@/lib/domain/demo/demo'
import type { Text } from '@/lib/domain/text/text'
import { importCharacters } from '../import-characters'
import { markdown } from '../markdown'

/** The text of one of the demo's articles, read as any Markdown is. @throws when it cannot be: the demo is our own */
export function demoText(article: DemoArticle): Text {
  const imported = importCharacters(markdown, article.markdown)
  if (!imported.ok) throw new Error(`${article.slug}: ${imported.detail}`)
  return imported.value.text
}
