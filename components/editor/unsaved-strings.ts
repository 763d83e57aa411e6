import { counted } from '@/lib/domain/counted'

/** The words about what the server did not take. */
export const unsavedWords = {
  made: (tag: string) => `${tag}: not saved`,
  changed: (tag: string) => `${tag}: a change is not saved`,
  gone: (tag: string) => `${tag}: removed elsewhere`,
  relation: (type: string) => `${type}: the relation is not saved`,
  unknown: 'A span: removed elsewhere',
  why: {
    'unknown-tag': (tag) => `The tagset no longer has the tag ${tag}.`,
    'unknown-attribute': () => 'The tagset no longer has one of its attributes.',
    'unknown-value': () => 'The tagset no longer has one of its values.',
    'unknown-relation-type': () => 'The tagset no longer has this kind of relation.',
    'duplicate-annotation': () => 'The same tag stands on the same words already.',
    'duplicate-relation': () => 'The same relation is there already.',
    'not-found': () => 'What you changed had been removed meanwhile, on another device or in another tab.',
    'relation-end-missing': () => 'One of its spans was removed elsewhere.',
    'relation-end-not-allowed': () => 'The tagset has no such relation between spans with these tags.',
    'depends-on-refused': () => 'What it belongs to is not saved.',
    'id-taken': () => 'The server has something else in its place.',
  } as Readonly<Record<string, (tag: string) => string>>,
  withRelations: (count: number) => `${counted(count, 'relation waits', 'relations wait')} for it.`,
  otherTag: 'Give it another tag',
  makeAgain: 'Make it again',
  tryAgain: 'Try again',
  download: 'Download',
  letGo: 'Let it go',
  letGone: 'Let go',
  more: (count: number) => `${counted(count, 'more is', 'more are')} not saved:`,
  andMore: (count: number) => `and ${count} more`,
  waitsForReopening: 'It is kept here, and is sent by itself when the reading is given back.',
  notSubmitted: (count: number) =>
    `${counted(count, 'span is', 'spans are')} not saved: what is submitted lacks ${count === 1 ? 'it' : 'them'}.`,
  saidNotSaved: 'not saved',
  submittedElsewhere: 'This reading was submitted elsewhere.',
  reopened: 'The reading is given back: it can be changed again.',
  reopenedSending: (count: number) => `The reading is given back: ${counted(count, 'kept change', 'kept changes')} sent.`,
} as const
