import type { Confidence } from '@/lib/domain/annotation/annotation'

/** The words of the inspector. */
export const inspector = {
  examples: 'Examples',
  yes: 'Yes',
  no: 'No',
  sure: 'Sure?',
  sureValues: { sure: 'sure', unsure: 'unsure' } as Readonly<Record<Confidence, string>>,
  sureKeys: { sure: 's', unsure: 'u' } as Readonly<Record<Confidence, string>>,
  sureCommands: { sure: 'Sure', unsure: 'Unsure' } as Readonly<Record<Confidence, string>>,
  here: (place: number, count: number) => `${place} of ${count} here`,
  spansHere: 'Spans here',
  belongs: 'Belongs to',
  note: 'Note',
  whyUnsure: 'Why unsure?',
  whyUnsureHint: 'May stay empty. Enter goes back.',
  discussion: 'Discussion',
  discussionFails: 'The discussion could not be read. Galley tries again.',
  notSaid: (why: string) => `Not sent, and kept here. ${why}`,
  notThere: 'The span itself is not saved yet.',
  history: 'History',
  historyFails: 'The history could not be read. Galley tries again.',
  you: 'You',
  somebody: 'Somebody',
  made: 'made it',
  removed: 'removed it',
  retagged: (name: string) => `tagged it ${name}`,
  moved: 'changed its words',
  noted: (has: boolean) => (has ? 'wrote the note' : 'emptied the note'),
  was: (confidence: Confidence | null) => `marked it ${confidence ?? 'neither sure nor unsure'}`,
  set: (name: string, value: string) => `set ${name.toLowerCase()} to ${value}`,
  unset: (name: string) => `unset ${name.toLowerCase()}`,
  times: (count: number) => (count === 2 ? 'twice' : `${count} times`),
  takeBack: 'Take back',
  takeBackThis: (what: string) => `Take back “${what}”`,
  tookBack: (what: string) => `Taken back: “${what}”`,
  ago: (minutes: number) =>
    minutes < 1
      ? 'now'
      : minutes < 60
        ? `${Math.floor(minutes)} min`
        : minutes < 1440
          ? `${Math.floor(minutes / 60)} h`
          : `${Math.floor(minutes / 1440)} d`,
  begin: 'How to begin',
  steps: {
    select: 'Select words with the mouse, or with Shift and the arrows',
    tag: 'Give them a tag by its key',
    next: 'Go from span to span',
    leave: 'Leave the text for this column, and come back',
  },
  asks: 'asks',
  tags: 'Tags in hand',
} as const
