import type { SetChoice } from '@/lib/contracts/choices'
import { counted } from '@/lib/domain/counted'

/** The words of the export dialog. */
export const words = {
  title: 'Export',
  description: 'The file holds what you may see, nothing of others’ open readings.',
  format: 'Format',
  formats: {
    jsonl: ['Galley JSONL', 'One document a line, with its text, sets, relations and decisions. Can be imported again.'],
    csv: ['CSV', 'One annotation a row, every character as it is.'],
    spreadsheet: ['CSV for spreadsheets', 'The same, with cells escaped that a spreadsheet would run. Not for reading in again.'],
  },
  sets: 'Sets',
  setNames: { 'all-visible': 'All I may see', gold: 'Gold', submitted: 'Submitted readings', mine: 'My own readings' } satisfies Record<
    SetChoice,
    string
  >,
  layer: 'Layer',
  allLayers: 'All layers',
  narrowed: 'Only what the page is narrowed to:',
  clear: 'Take all instead',
  holds: (annotations: number, sets: number, documents: number) =>
    `${counted(annotations, 'annotation')} in ${counted(sets, 'set')} of ${counted(documents, 'document')}.`,
  counting: 'Counting…',
  notCounted: 'What the file will hold could not be counted; it can be downloaded all the same.',
  download: 'Download',
  started: 'The download has begun.',
  offsets: 'Offsets are Unicode code points.',
} as const
