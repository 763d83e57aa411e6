import { endTakes, type RelationType, type Tagset } from '../tagset/tagset'
import type { Annotation } from './annotation'

/** A relation that could be made: `from` and `to` are annotation ids. */
export type RelationChoice = { readonly type: RelationType; readonly from: string; readonly to: string }
type End = Pick<Annotation, 'id' | 'tag'>

const isWide = ({ from, to }: RelationType) => from.includes('*') && to.includes('*')

/**
 * The relations that the tagset allows between two annotations, one for each type: in the direction its ends allow, from the
 * first to the second where they allow both. Types that take any tag at both ends come last.
 */
export function relationChoices(tagset: Tagset, first: End, second: End): RelationChoice[] {
  if (first.id === second.id) return []
  const choices = tagset.relations.flatMap((type) => {
    const fits = (a: End, b: End) => endTakes(type.from, a.tag) && endTakes(type.to, b.tag)
    if (fits(first, second)) return [{ type, from: first.id, to: second.id }]
    return fits(second, first) ? [{ type, from: second.id, to: first.id }] : []
  })
  return [...choices.filter(({ type }) => !isWide(type)), ...choices.filter(({ type }) => isWide(type))]
}

/** Whether a type made for such tags is among them, and not only those that take any. */
export const hasOwnChoice = (choices: readonly RelationChoice[]): boolean => choices.some(({ type }) => !isWide(type))

/** The one relation that is meant without asking: the only one, or the only one made for such tags. */
export function obviousChoice(choices: readonly RelationChoice[]): RelationChoice | null {
  const own = choices.filter(({ type }) => !isWide(type))
  return own.length === 1 ? (own[0] ?? null) : choices.length === 1 ? (choices[0] ?? null) : null
}
