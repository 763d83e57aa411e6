import type { Annotation, Relation } from './annotation'
import type { SetContent } from './change'

/** Up to so many changes it is quicker to look through everything for each than to index everything first. */
const FEW = 8

const NONE: ReadonlySet<string> = new Set()

/**
 * A copy of a set's content that is written to, made for about so many changes. The content is left as it is. `placeless`: ids
 * of annotations that are nobody's twin.
 */
export const draftOf = (content: SetContent, count: number, placeless = NONE): Draft =>
  count > FEW ? new IndexedDraft(content, placeless) : new Draft(content, placeless)

export class Draft {
  readonly annotations: Map<string, Annotation>
  readonly relations: Map<string, Relation>

  constructor(
    content: SetContent,
    protected readonly placeless: ReadonlySet<string>,
  ) {
    this.annotations = new Map(content.annotations)
    this.relations = new Map(content.relations)
  }
  content = (): SetContent => ({ annotations: this.annotations, relations: this.relations })

  /** the id of another annotation with the same tag on the same span */
  twinOf(annotation: Annotation): string | null {
    for (const one of this.annotations.values())
      if (one.id !== annotation.id && samePlace(one, annotation) && !this.placeless.has(one.id)) return one.id
    return null
  }
  relationTwinOf({ id, type, from, to }: Relation): string | null {
    for (const one of this.relations.values()) if (one.from === from && one.to === to && one.type === type && one.id !== id) return one.id
    return null
  }
  relationsOf(id: string): Relation[] {
    return [...this.relations.values()].filter(({ from, to }) => from === id || to === id)
  }
  putAnnotation(annotation: Annotation): void {
    this.annotations.set(annotation.id, annotation)
  }
  /** An annotation goes with the relations that hang on it. */
  removeAnnotation(id: string): void {
    this.annotations.delete(id)
    for (const relation of this.relationsOf(id)) this.removeRelation(relation.id)
  }
  putRelation(relation: Relation): void {
    this.relations.set(relation.id, relation)
  }
  removeRelation(id: string): void {
    this.relations.delete(id)
  }
}

/** Whether two annotations have the same tag on the same words. */
export function samePlace(one: Annotation, other: Annotation): boolean {
  if (one.parts[0]?.start !== other.parts[0]?.start || one.tag !== other.tag || one.parts.length !== other.parts.length) return false
  return one.parts.every(({ start, end }, n) => start === other.parts[n]?.start && end === other.parts[n]?.end)
}

/** The same answers from what is kept by place and by end. */
class IndexedDraft extends Draft {
  private readonly placed: Map<string, string>
  private readonly linked = new Map<string, string>()
  private readonly relationsAt = new Map<string, Set<string>>()

  constructor(content: SetContent, placeless: ReadonlySet<string>) {
    super(content, placeless)
    const placed = [...content.annotations.values()].filter(({ id }) => !placeless.has(id))
    this.placed = new Map(placed.map((annotation) => [placeOf(annotation), annotation.id]))
    for (const relation of content.relations.values()) this.link(relation)
  }
  override twinOf(annotation: Annotation): string | null {
    return other(this.placed.get(placeOf(annotation)), annotation.id)
  }
  override relationTwinOf(relation: Relation): string | null {
    return other(this.linked.get(linkOf(relation)), relation.id)
  }
  override relationsOf(id: string): Relation[] {
    return [...(this.relationsAt.get(id) ?? [])].flatMap((relationId) => this.relations.get(relationId) ?? [])
  }
  override putAnnotation(annotation: Annotation): void {
    this.forgetPlace(annotation.id)
    super.putAnnotation(annotation)
    if (!this.placeless.has(annotation.id)) this.placed.set(placeOf(annotation), annotation.id)
  }
  override removeAnnotation(id: string): void {
    this.forgetPlace(id)
    super.removeAnnotation(id)
  }
  override putRelation(relation: Relation): void {
    this.removeRelation(relation.id)
    super.putRelation(relation)
    this.link(relation)
  }
  override removeRelation(id: string): void {
    const relation = this.relations.get(id)
    if (!relation) return
    super.removeRelation(id)
    this.linked.delete(linkOf(relation))
    for (const end of [relation.from, relation.to]) this.relationsAt.get(end)?.delete(id)
  }

  private link(relation: Relation): void {
    this.linked.set(linkOf(relation), relation.id)
    for (const end of [relation.from, relation.to]) this.relationsAt.set(end, (this.relationsAt.get(end) ?? new Set()).add(relation.id))
  }
  private forgetPlace(id: string): void {
    const old = this.annotations.get(id)
    if (old && this.placed.get(placeOf(old)) === id) this.placed.delete(placeOf(old))
  }
}

const other = (found: string | undefined, own: string) => (found !== undefined && found !== own ? found : null)
const placeOf = ({ tag, parts }: Annotation) => `${tag} ${parts.map((part) => `${part.start}-${part.end}`).join(' ')}`
const linkOf = ({ type, from, to }: Relation) => `${type} ${from} ${to}`
