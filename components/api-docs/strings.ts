/** The words of the API's reference. */
export const words = {
  title: 'The API',
  lead: 'Whatever a page shows or does, a script can do: the same routes, the same rules about who may.',
  contents: 'Contents',
  basics: 'To begin',
  document: 'openapi.json',
  documentLead: (version: string) => `Version ${version}. For programs:`,
  address: 'Where and as whom',
  toTokens: 'Your tokens',
  addressText: 'Make a token on the account page, then, in a shell:',
  scopes:
    'A token acts as you, as far as its scope reaches: read reads, annotate also writes your own readings and reviews, manage also changes projects. Nothing that gives access (tokens, invitations, passwords, accounts) is done by token.',
  lists: 'Lists',
  listsText: (items: number) =>
    `{"items": […], "next": …}: give next as cursor for the page after; it is null on the last one. limit is at most ${items}.`,
  offsets: 'Offsets',
  offsetsText:
    'UTF-16 code units, half-open: start counts, end does not. Python counts code points, so an emoji before a span moves it by one; the exported JSONL counts code points for that reason and says so in its first line.',
  errors: 'Refusals',
  errorsText:
    'application/problem+json (RFC 9457): type, title, status, detail, reason, and errors with the path of each field. What you may not know of answers 404, what you may know of but not do 403. Unknown fields are refused by name.',
  limits: 'Limits',
  limitsText: (mb: number, changes: number, rate: number | null) =>
    `${mb} MB a request (imports 1 GB), ${changes.toLocaleString('en')} changes a request${rate ? `, ${rate.toLocaleString('en')} requests a minute by token. More are answered 429, and Retry-After says how many seconds to wait` : ''}.`,
  ids: 'Sent twice',
  idsText:
    'Ids of changes, annotations, relations, decisions and comments are yours to make (UUID version 7). Sent again, what was done is answered as done: after a lost answer just send it again.',
  browserOnly: 'Only signed in, in a browser; never by token.',
  anybody: 'Needs no token.',
  parameters: 'Parameters',
  body: 'Body',
  form: 'Form (multipart/form-data)',
  answers: 'Answers',
  refuses: 'Refuses',
  nothing: 'nothing',
  aFile: 'a file',
  optional: 'optional',
  usually: (value: string) => `${value} when left out`,
  fields: 'Fields',
  shapes: 'Shapes',
  shapesLead: 'What answers are made of.',
  inPath: 'in the path',
  reasons: 'Reasons',
  ofRequests: 'Of requests',
  reasonsLead: 'The closed list of why a request is not carried out. Titles are for people, reasons for programs.',
  changeRefusalsLead: 'Changes of a batch are refused one by one, inside an answer of 200.',
} as const
