import type { ReaderView } from '@/lib/contracts/documents-list'

/** The words of the page on which documents are assigned to readers. */
export const words = {
  title: 'Who reads what',
  text: 'Tick who should read which document. It is done at once; a reading that was begun stays when the tick is taken away.',
  link: 'Who reads what',
  document: 'Document',
  table: 'Documents and their readers',
  untitled: 'Untitled',
  box: (reader: string, title: string) => `${reader} reads “${title}”`,
  states: { assigned: '', reading: 'reading', submitted: 'submitted' } satisfies Record<ReaderView['state'], string>,
  noDocuments: 'There is no document yet.',
  noPeople: 'Nobody here annotates yet. Add members as annotators, reviewers or managers.',
  toMembers: 'Members',
  more: (n: number) => `Show ${n} more`,
} as const
