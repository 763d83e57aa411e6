type Place = { readonly isAssigned: boolean; readonly own: 'open' | 'submitted' | null }

/**
 * How many documents somebody has still to read: of those assigned to them; where none is, of all, once they began one.
 * Null for who neither was asked to read nor began to.
 */
export function leftToRead(documents: readonly Place[]): number | null {
  const assigned = documents.filter(({ isAssigned }) => isAssigned)
  const asked = assigned.length > 0 ? assigned : documents.some(({ own }) => own !== null) ? documents : null
  return asked?.filter(({ own }) => own !== 'submitted').length ?? null
}
