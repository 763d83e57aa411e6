import { type Change, type Refusal, subjectIdOf } from './change'

/** A change that was not applied, and why. */
type Refused = { readonly id: string; readonly reason: Refusal; readonly detail: string }
/** What is to be done about a batch: `fresh` is decided, `overtaken` refused as it is. */
type Sorted = { readonly fresh: readonly Change[]; readonly overtaken: readonly Refused[] }

/**
 * Sorts a batch of changes, some of which may have come before, or twice. `isKnown`: whether a change was applied before. Overtaken
 * are those after which in the batch a change of the same annotation or relation stands that was applied before: they were refused
 * with it, and the answer was lost; decided anew they would undo what came after them.
 */
export function sortBatch(changes: readonly Change[], isKnown: (change: Change) => boolean): Sorted {
  const lastKnown = new Map<string, number>()
  const once = withoutRepeats(changes)
  for (const [place, change] of once.entries()) if (isKnown(change)) lastKnown.set(subjectIdOf(change), place)
  const fresh: Change[] = []
  const overtaken: Refused[] = []
  for (const [place, change] of once.entries()) {
    if (isKnown(change)) continue
    if ((lastKnown.get(subjectIdOf(change)) ?? -1) > place) overtaken.push(refusalOf(change))
    else fresh.push(change)
  }
  return { fresh, overtaken }
}

/** The ids of what counts as applied of a batch, each once and in its order: all but what was refused. */
export function appliedOf(changes: readonly Change[], refused: readonly { readonly id: string }[]): string[] {
  const not = new Set(refused.map(({ id }) => id))
  return withoutRepeats(changes).flatMap(({ id }) => (not.has(id) ? [] : [id]))
}

const withoutRepeats = (changes: readonly Change[]): Change[] => [...new Map(changes.map((change) => [change.id, change])).values()]

const refusalOf = ({ id, kind }: Change): Refused =>
  kind === 'delete'
    ? { id, reason: 'not-found', detail: 'There was nothing to remove when it came.' }
    : { id, reason: 'changed-elsewhere', detail: 'A later change of it was applied before.' }
