import { inspector } from '@/components/editor/inspector-strings'
import { attributesOf } from '@/components/editor/lettered-values'
import { inQuotes, quoteOf } from '@/lib/domain/annotation/annotation'
import type { SetContent } from '@/lib/domain/annotation/change'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { findTag } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'

/** What the inspector says of the focused annotation: tag, words, values, how sure, note. Null where none is focused. */
export function inspectedNow(root: ParentNode): string | null {
  const note = root.querySelector<HTMLTextAreaElement>('#annotation-note')
  if (!note) return null
  const [tag, quote] = ['#inspector h2', '#inspector blockquote'].map((one) => root.querySelector(one)?.textContent ?? '')
  return said(tag, quote, [...root.querySelectorAll('#inspector fieldset [aria-pressed=true]')].map(nameOf), note.value)
}

/** The same of each annotation of a set. */
export const inspectedOf = ({ annotations }: SetContent): string[] =>
  [...annotations.values()].map((one) => {
    const values = attributesOf(defaultTagset, one.tag).flatMap(({ key }) => {
      const value = one.attributes[key]
      return value === undefined ? [] : [valueName(value)]
    })
    const sure = one.confidence ? [inspector.sureValues[one.confidence]] : []
    return said(findTag(defaultTagset, one.tag)?.name, inQuotes(quoteOf(one)), [...values, ...sure], one.note)
  })

const said = (...told: unknown[]) => JSON.stringify(told)

/** A button's words without its letter. */
const nameOf = (button: Element) =>
  [...button.childNodes].flatMap((node) => (node instanceof Element && node.hasAttribute('aria-hidden') ? [] : [node.textContent])).join('')
