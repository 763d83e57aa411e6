import type { Annotation } from '@/lib/domain/annotation/annotation'
import type { Span } from '@/lib/domain/text/text'

type Annotations = ReadonlyMap<string, Annotation>
/** So many are remembered. */
const MOST = 8

/**
 * What a reader has in hand. An annotation is chosen by a click, Tab, its line beside the text, or by making or changing it.
 * One that the caret only came by is in hand where nothing was chosen: whoever goes to words to select them lets go of nothing.
 */
export class Hand {
  private chosen: readonly string[] = []
  private passed: readonly string[] = []
  /** what was chosen before the last click; null where that chose nothing */
  private before: readonly string[] | null = null

  choose(id: string): void {
    this.before = null
    this.chosen = toFront(id, this.chosen)
  }
  /** A click, on a span or on none. */
  click(id: string | null): void {
    const before = this.chosen
    if (id) this.choose(id)
    this.before = id ? before : null
  }
  pass(id: string): void {
    this.passed = toFront(id, this.passed)
  }
  /** What the first click of a double one chose was not meant. */
  unchoose(): void {
    this.chosen = this.before ?? this.chosen
    this.before = null
  }
  letGo(): void {
    this.chosen = []
    this.passed = []
    this.before = null
  }

  /** The last that the reader came to, in whichever way. */
  last(annotations: Annotations): Annotation | null {
    return this.all(annotations)[0] ?? null
  }
  /** The one that a further part is meant for: the last in hand that does not hold these words already. */
  forPart(annotations: Annotations, span: Span): Annotation | null {
    return this.all(annotations).find(({ parts }) => !parts.some(({ start, end }) => start <= span.start && end >= span.end)) ?? null
  }

  private all(annotations: Annotations): Annotation[] {
    return [...this.chosen, ...this.passed].flatMap((id) => annotations.get(id) ?? [])
  }
}

const toFront = (id: string, ids: readonly string[]): string[] => [id, ...ids.filter((one) => one !== id)].slice(0, MOST)
