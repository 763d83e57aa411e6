import type { AttributeValue } from '../tagset/tagset'
import type { Span } from '../text/text'

/** One stretch of an annotation's span, with the very characters that stand there. UTF-16 code units, half-open. */
export type Part = Span & { readonly quote: string }

export type Attributes = Readonly<Record<string, AttributeValue>>
export const CONFIDENCES = ['sure', 'unsure'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** One tag on one span of one or more parts (in text order, apart from each other). */
export type Annotation = {
  readonly id: string
  readonly tag: string
  readonly parts: readonly Part[]
  readonly attributes: Attributes
  readonly note: string
  readonly confidence: Confidence | null
  /** the annotation this one was taken from: a suggestion, or a reader's when it became gold */
  readonly takenFromId: string | null
}

/** A typed link between two annotations of the same set. */
export type Relation = {
  readonly id: string
  readonly type: string
  readonly from: string
  readonly to: string
  readonly attributes: Attributes
}

/** The whole of an annotation: from its first part's start to its last part's end. */
export function hull(parts: readonly Span[]): Span {
  return { start: Math.min(...parts.map((part) => part.start)), end: Math.max(...parts.map((part) => part.end)) }
}

/** The words of an annotation as one line, parts joined by an ellipsis. */
export const quoteOf = (annotation: Pick<Annotation, 'parts'>): string => annotation.parts.map((part) => part.quote).join(' … ')

/** Words from the text as they are quoted in ours: in quotation marks, unless they begin with some. */
export const inQuotes = (words: string): string => (/^["'“”„«»‘‚]/u.test(words) ? words : `“${words}”`)

/** An annotation alone, without what is stored or shown beside it. */
export const bareAnnotation = ({ id, tag, parts, attributes, note, confidence, takenFromId }: Annotation): Annotation => ({
  id,
  tag,
  parts,
  attributes,
  note,
  confidence,
  takenFromId,
})
