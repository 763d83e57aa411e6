/** Why a reviewer rejects an annotation: a short closed list, in the order of the number keys. */
export const REJECT_REASONS = [
  { key: 'wrong-tag', name: 'wrong tag', meaning: 'Something is there, but it is another tag.' },
  { key: 'wrong-span', name: 'wrong span', meaning: 'The tag is right, the words are not the right ones.' },
  { key: 'not-a-case', name: 'not a case', meaning: 'Nothing here asks for a tag.' },
  { key: 'missing-attribute', name: 'missing attribute', meaning: 'Without an attribute it says too little.' },
  { key: 'duplicate', name: 'duplicate', meaning: 'Another annotation says the same.' },
  { key: 'other', name: 'other', meaning: 'Say it in a comment.' },
] as const
export type RejectReason = (typeof REJECT_REASONS)[number]['key']
export const REJECT_REASON_KEYS = REJECT_REASONS.map((reason) => reason.key) as [RejectReason, ...RejectReason[]]

/** The reason in plain words; a key that is not of the list (from an imported dataset) stands as it is. */
export const reasonName = (key: string): string => REJECT_REASONS.find((reason) => reason.key === key)?.name ?? key
