import type { Verdict } from '@/lib/domain/review/decision'
import type { ReviewState } from '@/lib/domain/review/state'

const counted = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`)
const time = (iso: string) => new Date(iso)

/** “3 May”, or with the year when it is another one; the same on server and browser. */
export const dayOf = (iso: string, now = new Date()): string => {
  const date = time(iso)
  const year = date.getUTCFullYear() === now.getUTCFullYear() ? {} : { year: 'numeric' as const }
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year, timeZone: 'UTC' })
}

/** The words of reviewing. */
export const words = {
  verdicts: { accept: 'Accept', fix: 'Fix', reject: 'Reject', discuss: 'Discuss' } satisfies Record<Verdict, string>,
  states: { open: 'open', accepted: 'accepted', fixed: 'fixed', rejected: 'rejected', discussed: 'in discussion' } satisfies Record<
    ReviewState,
    string
  >,
  said: {
    accept: 'Accepted',
    fix: 'Fixed',
    reject: 'Rejected',
    discuss: 'Opened a discussion',
  } satisfies Record<Verdict, string>,
  readingBy: (name: string, submittedAt: string | null) =>
    submittedAt ? `reading by ${name}, submitted ${dayOf(submittedAt)}` : `reading by ${name}`,
  by: (name: string) => `by ${name}`,
  decided: (decided: number, total: number) => `${decided} of ${total} decided`,
  decidedShort: (decided: number, total: number) => `${decided} of ${total}`,
  returnTo: (n: number) => (n > 0 ? `Return ${n} to reader` : 'Return to reader'),
  returned: 'The reading is with its reader again.',
  acceptRest: 'Accept the rest',
  acceptedRest: (n: number) => `${counted(n, 'annotation', 'annotations')} accepted.`,
  settle: 'Settle as gold',
  settleAgain: 'Settle again',
  allDecided: 'All decided.',
  settled: (annotations: number, relations: number) =>
    `Gold now holds ${counted(annotations, 'annotation', 'annotations')} and ${counted(relations, 'relation', 'relations')}.`,
  leftOut: (n: number) => `${counted(n, 'relation', 'relations')} could not be taken over: an end was rejected or is another tag now.`,
  unsent: (n: number) => `${counted(n, 'verdict', 'verdicts')} not sent yet`,
  unsentMore: 'Kept in this browser and sent as soon as the server answers.',
  signInAgain: 'Sign in again',
  signedOutMore: 'Your sign-in ran out. Kept in this browser and sent when you are signed in again.',
  refused: 'A verdict was not taken.',
  taken: (verdict: Verdict, quote: string) => `${words.said[verdict]}: ${quote}`,
  undone: 'Taken back.',
  nothingToUndo: 'There is nothing to take back.',
  nextPrevious: 'next, previous',
  undo: 'undo',
  keys: 'Keys',
  othersHere: 'others here',
  same: 'same',
  nothing: 'nothing',
  sameElsewhere: 'same, other words',
  discussion: 'Discussion',
  noDiscussion: 'Nothing was said here yet.',
  annotations: 'Annotations',
  now: 'now',
  say: 'Say something',
  send: 'Send',
  cancel: 'Cancel',
  edit: 'Change',
  remove: 'Delete',
  deleted: 'Deleted.',
  discussLabel: 'What is to be discussed?',
  rejectBecause: 'Reject because of',
  whyRejected: (reason: string) => `rejected: ${reason}`,
  proposes: 'proposes',
  changedSince: (verdict: string, name: string) => `Changed by the reader after ${name} said “${verdict}”.`,
  fixTitle: 'What should it be?',
  fixTag: 'Tag',
  fixWords: 'Words',
  fixStart: 'Start',
  fixEnd: 'End',
  fixSave: 'Save the fix',
  fixSame: 'Change the tag, the words or an attribute first.',
  noValue: '—',
  wordEarlier: 'a word earlier',
  wordLater: 'a word later',
  note: 'note',
  unsure: 'unsure',
  article: (title: string) => `Article: ${title}`,
  lane: (name: string) => `Reading by ${name}`,
  nothingToReview: 'This reading has no annotations.',
  notWithYou: 'You can read this reading; deciding is for reviewers, once it is submitted and not their own.',
  keysTitle: 'Keys of reviewing',
  keyList: [
    ['A', 'accept and go on'],
    ['F', 'fix: propose another tag, other words, other attributes'],
    ['X', 'reject, then 1–6 for the reason'],
    ['D', 'open a discussion'],
    ['J', 'next undecided annotation'],
    ['K', 'previous undecided annotation'],
    ['↓ ↑', 'next, previous annotation'],
    ['Z', 'take back the last verdict'],
    ['C', 'say something in the discussion'],
    ['Esc', 'leave what is open'],
    ['?', 'these keys'],
  ] as const,
  verdictsTitle: 'Verdicts',
  verdictsOn: (decided: number, total: number) => `${decided} of ${total} annotations have a verdict.`,
  agree: 'I agree',
  disagree: 'I do not agree',
  answerLabel: 'Your one answer',
  answerHint: 'You answer each verdict once; after that, go on in the discussion.',
  agreed: 'agrees',
  disagreed: 'does not agree',
  answered: 'Your answer is sent.',
} as const

/** The words of the queue. */
export const queueWords = {
  title: 'Review',
  lead: 'Readings that are submitted, and how far their review is.',
  leadReader: 'What reviewers say of your readings, and how far the review of the others is.',
  states: { waiting: 'waiting', partly: 'partly decided', decided: 'all decided', returned: 'with its reader', settled: 'settled as gold' },
  groups: {
    waiting: 'Waiting for a verdict',
    partly: 'Partly decided',
    decided: 'Decided, not settled',
    returned: 'Given back to their readers',
    settled: 'Settled as gold',
  },
  document: 'Document',
  reader: 'Reader',
  annotations: 'Annotations',
  decided: 'Decided',
  submitted: 'Submitted',
  yours: 'Your readings',
  unanswered: (n: number) => (n === 1 ? '1 verdict to answer' : `${n} verdicts to answer`),
  allAnswered: 'nothing to answer',
  emptyTitle: 'No reading waits for a review',
  emptyText: 'When somebody submits a reading, it stands here. Open it and go through it span by span, one key a verdict:',
  emptyReader: 'When a reviewer judges a reading of yours, the verdicts stand here, and you can answer each once.',
  toDocuments: 'To the documents',
  keysHint: 'J and K move, Enter opens',
} as const
