import type { Annotation, Attributes, Confidence, Part, Relation } from './annotation'

/** What a create says of an annotation. */
export type AnnotationBody = {
  readonly id: string
  readonly tag: string
  readonly parts: readonly Part[]
  readonly attributes?: Attributes
  readonly note?: string
  readonly confidence?: Confidence | null
  readonly takenFromId?: string | null
}
export type AnnotationFields = Partial<Omit<AnnotationBody, 'id' | 'takenFromId'>>
/** What an update says: only the fields that change. `attributes` replaces all of them. */
export type AnnotationPatch = { readonly id: string } & AnnotationFields
export type RelationBody = {
  readonly id: string
  readonly type: string
  readonly from: string
  readonly to: string
  readonly attributes?: Attributes
}
export type RelationFields = Partial<Omit<RelationBody, 'id'>>
export type RelationPatch = { readonly id: string } & RelationFields

/**
 * One step of a set, kept for ever. Ids are made by the client (UUIDv7), so that sending it twice does it once. `was`: the
 * values of the fields that an update was made upon. What somebody else changed meanwhile to something else again is then not
 * overwritten, and attributes are set one by one. It says how to apply a change and is not kept with it.
 */
export type Change =
  | { readonly id: string; readonly kind: 'create'; readonly annotation: AnnotationBody }
  | { readonly id: string; readonly kind: 'update'; readonly annotation: AnnotationPatch; readonly was?: AnnotationFields }
  | { readonly id: string; readonly kind: 'delete'; readonly annotation: { readonly id: string } }
  | { readonly id: string; readonly kind: 'create'; readonly relation: RelationBody }
  | { readonly id: string; readonly kind: 'update'; readonly relation: RelationPatch; readonly was?: RelationFields }
  | { readonly id: string; readonly kind: 'delete'; readonly relation: { readonly id: string } }

export const subjectOf = (change: Change): 'annotation' | 'relation' => ('annotation' in change ? 'annotation' : 'relation')
export const subjectIdOf = (change: Change): string => ('annotation' in change ? change.annotation.id : change.relation.id)

/** Why a change was not applied. The closed list is part of the API. */
export const REFUSALS = [
  'unknown-tag',
  'unknown-attribute',
  'unknown-value',
  'unknown-relation-type',
  'span-outside-text',
  'span-empty',
  'span-splits-character',
  'parts-overlap',
  'parts-not-allowed',
  'quote-mismatch',
  'duplicate-annotation',
  'duplicate-relation',
  'id-taken',
  'not-found',
  'relation-end-missing',
  'relation-end-not-allowed',
  'depends-on-refused',
  'changed-elsewhere',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** What a set holds, by id: live annotations and relations, and the ids that were deleted (they may be made again, by undo). */
export type SetContent = { readonly annotations: ReadonlyMap<string, Annotation>; readonly relations: ReadonlyMap<string, Relation> }
export const emptyContent = (): SetContent => ({ annotations: new Map(), relations: new Map() })
