/** How far a reader is with a document. `assigned`: has not begun. */
export type ReaderState = 'assigned' | 'reading' | 'submitted'

/** Draft, nobody began, some read, all who should have read, settled in a gold set. */
export type Stage = 'draft' | 'untouched' | 'reading' | 'read' | 'settled'

type Reading = { readonly ownerId: string | null; readonly state: 'open' | 'submitted' }

/** The readers of a document by their ids: those who should read it, and those who began. */
export function readerStates(assigned: Iterable<string>, readings: Iterable<Reading>): Map<string, ReaderState> {
  const states = new Map<string, ReaderState>()
  for (const id of assigned) states.set(id, 'assigned')
  for (const { ownerId, state } of readings) if (ownerId) states.set(ownerId, state === 'submitted' ? 'submitted' : 'reading')
  return states
}

/** Where the reading of a document stands. It is read when nobody who should read it, or began, has still to submit. */
export function stageOf(isFrozen: boolean, readers: Iterable<ReaderState>, isSettled: boolean): Stage {
  if (!isFrozen) return 'draft'
  if (isSettled) return 'settled'
  const states = [...readers]
  if (states.every((state) => state === 'assigned')) return 'untouched'
  return states.every((state) => state === 'submitted') ? 'read' : 'reading'
}

/** How many documents are read (by all who should, or settled), and how many are in reading. */
export function progressOfStages(stages: Iterable<Stage>): { readonly all: number; readonly read: number; readonly reading: number } {
  const counts = { all: 0, read: 0, reading: 0 }
  for (const stage of stages) {
    counts.all++
    if (stage === 'read' || stage === 'settled') counts.read++
    if (stage === 'reading') counts.reading++
  }
  return counts
}
