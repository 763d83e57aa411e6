import type { FoundField } from '@/lib/contracts/documents'
import { counted, plural } from '@/lib/domain/counted'

/** The words of loading and preparing an article. */
export const words = {
  load: 'New article',
  loadTitle: 'Load an article',
  loadText:
    'Paste it, drop it anywhere on this page, or open a file: a saved web page (HTML), Markdown or plain text. Nothing is thrown away silently: share prompts, credits and disclaimers are what you will mark.',
  paste: 'Paste or type the article here',
  pasteHint: 'Text copied from a web page keeps its headings, links and where it comes from, as far as it says so.',
  readAs: 'Read it as',
  formats: { guess: 'what it looks like', html: 'HTML', markdown: 'Markdown', text: 'plain text' },
  open: 'Open files',
  loadTyped: 'Load',
  example: 'Try it with an example',
  exampleTitle: 'An article as it comes, with what was put around it:',
  drop: 'Drop to load',
  tooLarge: (megabytes: number) =>
    `The file has ${megabytes} MB; at most 20 MB are taken. Nothing of it was loaded. Save the article alone, or paste its text.`,
  pasted: 'Pasted text',
  progress: (done: number, all: number) => `${done} of ${all} loaded`,
  states: { waiting: 'waits', loading: 'is loading', loaded: 'loaded as a draft', refused: 'not loaded' },
  prepareIt: 'Prepare',
  kept: 'What you pasted is still in the box.',
  again: 'Try again',
  backToDocuments: 'Documents',

  prepare: 'Prepare',
  newArticle: 'New article',
  saved: 'Not frozen yet · kept as draft',
  saving: 'Not frozen yet · saving',
  unsaved: 'Not frozen yet · offline, kept in this browser',
  stuck: 'Not frozen yet · not saved',
  freeze: 'Freeze text and start',
  freezeShort: 'Freeze',
  freezing: 'Freezing',
  discard: 'Discard',
  discardThis: 'Discard this article: it goes to the trash',
  article: 'The article, not frozen yet',
  whereFrom: 'Where it comes from',
  notFound: 'not found in the article',
  says: (from: string, value: string) => `${from} says “${value}”`,
  typed: 'as you typed it',
  given: 'as it was given',
  notSaved: (detail: string) => `Not saved: ${detail}`,
  copyOf: 'Copy of',
  noCopy: 'no document of this project',
  fields: {
    title: 'Title',
    publisher: 'Publisher',
    publishedAt: 'Published',
    byline: 'Byline',
    originalPublisher: 'Original publisher',
    originalPublishedAt: 'First published',
    originalUrl: 'Original address',
    url: 'Address',
    language: 'Language',
  } satisfies Record<FoundField, string>,
  hints: {
    publishedAt: '2026-05-03, or as much as is known',
    originalPublishedAt: '2026-05-03, or as much as is known',
    language: 'such as en, de or ar',
  } as Partial<Record<FoundField, string>>,
  dropped: (parts: string) => `Left out, because it runs or is not seen: ${parts}.`,
  unclean: (parts: string) => `Left out, because no text can hold it: ${parts}.`,
  putAway: 'Put away',
  restored: 'What was not saved last time is back.',
  changedElsewhere: 'This draft was changed elsewhere',
  changedElsewhereText:
    'Another tab or person saved it meanwhile. Yours was not saved over theirs; this browser keeps it, with what you type now, until you choose.',
  chooseFirst: 'The draft was changed elsewhere. First choose below: show theirs, or save mine. Then freeze.',
  offer: 'This browser kept words that were not saved',
  offerText: (when: Date) =>
    `They are of ${when.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}, and the draft was changed elsewhere since.`,
  takeOffer: 'Put them in its place',
  forgetOffer: 'Forget them',
  takeTheirs: 'Show theirs',
  keepMine: 'Save mine',
  brokenLines: (count: number) =>
    `${counted(count, 'line')} ${plural(count, 'ends', 'end')} inside of paragraphs, as in text copied from a PDF or an e-mail.`,
  joinEverywhere: 'Join them all',
  notFrozen: 'The text was not frozen',
  keptDraft: 'Your draft is kept.',

  blockType: 'What this block is',
  types: {
    paragraph: 'Paragraph',
    heading: 'Heading',
    quote: 'Quote',
    listItem: 'List item',
    caption: 'Caption',
    tableRow: 'Table row',
    codeBlock: 'Code',
    rule: 'Rule',
  },
  heading: (level: number) => `Heading ${level}`,
  join: 'Join lines',
  nothingToJoin: 'Select the lines or blocks that are one, from the first into the last; then join them.',
  remove: 'Delete',
  removed: (count: number) => `${counted(count, 'block')} deleted`,
  undo: 'Undo',
  redo: 'Redo',
} as const

/** What is left out, as the API names it, → one of it. */
const ONE: Readonly<Record<string, string>> = {
  scripts: 'script',
  'style sheets': 'style sheet',
  templates: 'template',
  'parts for browsers without scripts': 'part for browsers without scripts',
  'parts for old browsers': 'part for old browsers',
  'embedded pages': 'embedded page',
  'embedded objects': 'embedded object',
  sounds: 'sound',
  videos: 'video',
  drawings: 'drawing',
  'form fields': 'form field',
  'hidden parts': 'hidden part',
  'addresses that are no web links': 'address that is no web link',
  'pictures without a description': 'picture without a description',
  'pictures whose description is their caption': 'picture whose description is its caption',
  'NUL characters': 'NUL character',
  'broken characters (lone surrogates)': 'broken character (lone surrogate)',
}

/** “3 scripts, 1 hidden part” */
export const droppedWords = (dropped: readonly { what: string; count: number }[]): string =>
  dropped.map(({ what, count }) => counted(count, ONE[what] ?? what, what)).join(', ')

/** A short article as it comes when it was printed again, for trying. */
export const EXAMPLE = `<article lang="en"><p>Read this story in 12 languages. Click the buttons above to share it with friends.</p>
<h1>Port talks “sabotaged” by dockers</h1><p>By Staff</p><p>The Meridian Wire, May 3, 2026</p>
<p>About 600 dockers left the container terminal on Sunday after talks with the port authority collapsed.</p>
<p>The authority had withdrawn its offer minutes before the deadline after what officials call months of bad faith.</p>
<p>“We will be back at the table the minute they are,” Ines Tavera, who leads the local, claimed.</p>
<p>Eleven vessels were at anchor outside the breakwater.</p>
<p>First published by Nordkai Courier. Reposted with permission.</p><p>Home · Politics · Economy · Shop · Log in · Subscribe</p></article>`
