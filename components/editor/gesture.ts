import type { ArticleSelection } from '@/components/article/locked-editor'
import type { Frame } from '@/components/article/SpanFrame'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import { ATTRIBUTION_ENDS, type Attribution, type AttributionEnd } from '@/lib/domain/attribution/propose-attribution'
import type { Span } from '@/lib/domain/text/text'
import { gestures } from './gesture-strings'
import { unsavedWords } from './unsaved-strings'

/** An attribution that is being made: its three ends as they are proposed or pointed at, and the one a selection changes. */
export type Attributing = {
  readonly kind: 'attribute'
  readonly ends: Attribution
  readonly hand: AttributionEnd
  /** the end that the last selection was for, and that selection: while it grows, it is for the same end */
  readonly pointed?: { readonly end: AttributionEnd; readonly at: ArticleSelection }
}
/** The same words elsewhere, one of them in hand, to be tagged as `like` is; those that were `skipped` are not tagged with all. */
export type Again = {
  readonly kind: 'again'
  readonly like: Annotation
  readonly places: readonly Span[]
  readonly at: number
  readonly skipped: ReadonlySet<Span>
}
/** Every selection gets this tag until it is put down. */
export type Painting = { readonly kind: 'paint'; readonly tag: string }

/** What goes on over several keys. While it does, its own commands have the keys they name. */
export type Gesture = Attributing | Again | Painting

/** As many proposed places are outlined at once; the one in hand always is. */
const MOST_FRAMES = 100

/** The outline of what would be tagged while a tag is looked for; the page has lost its selection to the field. */
export const frameOfMeant = (span: Span): Frame[] => (span.start < span.end ? [{ key: 'meant', parts: [span], proposed: true }] : [])

/** The outlines of what a gesture proposes. */
export function framesOf(gesture: Gesture | null): Frame[] {
  if (gesture?.kind === 'attribute')
    return ATTRIBUTION_ENDS.flatMap((end) => {
      const span = gesture.ends[end]
      if (!span) return []
      return [
        {
          key: `${end} ${span.start} ${span.end}`,
          parts: [span],
          proposed: end !== gesture.hand,
          name: end === gesture.hand ? gestures.ends[end] : undefined,
        },
      ]
    })
  if (gesture?.kind === 'again')
    return gesture.places
      .map((place, at) => ({ key: `again ${place.start}`, parts: [place], proposed: at !== gesture.at }))
      .filter(({ parts: [place], proposed }) => !proposed || (place && !gesture.skipped.has(place)))
      .slice(0, MOST_FRAMES)
  return []
}

/** The outline of what was removed here, where the server does not take that. */
export const frameOfRemoved = ({ id, parts }: Annotation): Frame => ({
  key: `removed ${id}`,
  parts,
  proposed: true,
  name: unsavedWords.removedHere,
})
