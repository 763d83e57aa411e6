import { isDecided, type ReviewState } from './state'

/**
 * The next annotation to be judged after (or before) one, in text order and round again. Those nobody judged come first;
 * those under discussion only when no other is left. Null when all are decided, or only `from` itself is not.
 */
export function nextUndecided(
  ids: readonly string[],
  stateOf: (id: string) => ReviewState,
  from: string | null,
  direction: 1 | -1 = 1,
): string | null {
  const at = from === null ? (direction === 1 ? -1 : ids.length) : ids.indexOf(from)
  const around = ids.map((_, step) => ids[(((at + direction * (step + 1)) % ids.length) + ids.length) % ids.length] as string)
  const others = around.filter((id) => id !== from)
  return others.find((id) => stateOf(id) === 'open') ?? others.find((id) => !isDecided(stateOf(id))) ?? null
}
