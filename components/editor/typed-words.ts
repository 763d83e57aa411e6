/** The fields of the page that are being typed in, each as what keeps its words. */
const typedIn = new Set<() => void>()

/** Says that a field may hold words that are not kept, until what is given back is called. */
export function mayHoldWords(keep: () => void): () => void {
  typedIn.add(keep)
  return () => void typedIn.delete(keep)
}

/** Keeps all words that are being typed, now: what they are about may be changed or gone the next moment. */
export const keepTypedWords = (): void => {
  for (const keep of typedIn) keep()
}
