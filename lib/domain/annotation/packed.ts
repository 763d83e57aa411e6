import type { Annotation, Attributes, Confidence, Part } from './annotation'

/**
 * The annotations of a set as one JSON text, in text order: an array of arrays of what `Packed` names. A page of 10,000 annotations
 * carries one string instead of 40,000 objects, which the server would describe and the browser would put together one by one.
 */
export type PackedAnnotations = string

type Packed = readonly [
  ...[id: string, tag: string, parts: readonly Part[], attributes: Attributes, note: string],
  ...[confidence: Confidence | null, takenFromId: string | null],
]

export const packAnnotations = (annotations: readonly Annotation[]): PackedAnnotations =>
  JSON.stringify(
    annotations.map(({ id, tag, parts, attributes, note, confidence, takenFromId }): Packed => {
      return [id, tag, parts, attributes, note, confidence, takenFromId]
    }),
  )

/** What was packed, by its id. Throws a SyntaxError where it is no JSON. */
export const unpackAnnotations = (packed: PackedAnnotations): Map<string, Annotation> =>
  new Map(
    (JSON.parse(packed) as Packed[]).map(([id, tag, parts, attributes, note, confidence, takenFromId]) => {
      return [id, { id, tag, parts, attributes, note, confidence, takenFromId }]
    }),
  )
