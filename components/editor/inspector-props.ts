import type { ReactNode } from 'react'
import type { TagLook } from '@/components/article/channels'
import type { Annotation, Confidence, Relation } from '@/lib/domain/annotation/annotation'
import type { Attribute, AttributeValue, Tagset } from '@/lib/domain/tagset/tagset'

/** What the inspector shows and what it asks for. */
export type InspectorProps = {
  readonly tagset: Tagset
  readonly looks: ReadonlyMap<string, TagLook>
  /** the layer in hand: what is taught while nothing is focused */
  readonly layer: string
  readonly annotation: Annotation | null
  readonly annotations: ReadonlyMap<string, Annotation>
  readonly relations: readonly Relation[]
  /** what stands above the attributes: the verdict on it */
  readonly verdict?: ReactNode
  /** ids of all annotations at the caret, the smallest first */
  readonly here: readonly string[]
  readonly locked: boolean
  /** `upon`: what it was written over, as it was seen; answers whether it is kept */
  readonly onAttribute: (attribute: Attribute, value: AttributeValue | null, upon?: AttributeValue) => boolean
  readonly onNote: (note: string, upon: string) => boolean
  /** said again: taken back */
  readonly onConfidence: (confidence: Confidence) => void
  readonly onFocus: (id: string) => void
}
