/** The words of what is in the trash, and of the ways in and out. */
export const words = {
  trash: 'Trash',
  stays: 'Nothing is removed from the trash by itself: what is here stays, with its readings, until it is restored.',
  discard: 'Discard',
  put: 'Move to the trash',
  putThis: (title: string) => `Move “${title}” to the trash`,
  gone: (title: string) => `“${title}” is in the trash.`,
  back: (title: string) => `“${title}” is back.`,
  restore: 'Restore',
  restoreThis: (title: string) => `Restore “${title}”`,
  since: 'in the trash since',
  document: 'Document',
  empty: 'Nothing is in the trash.',
  more: 'Show more',
  toDocuments: 'Back to the documents',
  untitled: 'Without a title',
  projects: 'Projects in the trash',
  draft: 'not frozen',
} as const

/** “24 Nov 2026” */
export const day = (moment: string): string =>
  new Date(moment).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
