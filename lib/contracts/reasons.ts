import { REFUSALS } from '@/lib/domain/annotation/change'

/**
 * Why a request was not carried out: the closed list of the API. Each has the HTTP status it is answered with and a
 * title a person can read. Refusals of single changes (`REFUSALS`) come inside a 200 answer and have no status.
 */
export const PROBLEMS = {
  unauthenticated: [401, 'Sign in first'],
  'other-user': [401, 'Somebody else is signed in'],
  'csrf-missing': [403, 'This request did not come from a page of this Galley'],
  'scope-missing': [403, 'The token does not reach that far'],
  forbidden: [403, 'You may not do that here'],
  'self-review': [409, 'Nobody reviews their own reading'],
  'not-found': [404, 'There is no such thing'],
  'method-not-allowed': [405, 'That cannot be done here'],
  'invalid-json': [400, 'The body is not JSON'],
  invalid: [400, 'Something in the request is not as it must be'],
  'unknown-field': [400, 'The request has a field that is not known'],
  'too-large': [413, 'That is too large'],
  'unsupported-type': [415, 'That kind of content is not taken'],
  'empty-text': [422, 'There is no text in it'],
  'not-text': [422, 'That is not a text'],
  'markup-too-deep': [422, 'The markup is nested too deeply'],
  'unreadable-file': [422, 'The file could not be read'],
  'not-frozen': [409, 'The text is not frozen yet'],
  'already-frozen': [409, 'The text is frozen'],
  'draft-changed': [409, 'The draft was changed elsewhere'],
  'set-submitted': [409, 'The reading was submitted'],
  'not-submitted': [409, 'The reading is not submitted yet'],
  'still-open': [409, 'Not everything is decided yet'],
  superseded: [409, 'Another verdict stands in its place'],
  settled: [409, 'Gold was settled from it'],
  'proposal-refused': [422, 'What is proposed does not hold'],
  'already-answered': [409, 'That was answered already'],
  'already-exists': [409, 'That exists already'],
  'not-a-reader': [409, 'That person does not annotate here'],
  'last-owner': [409, 'There must be one left who may do this'],
  'not-empty': [409, 'The project is not empty'],
  'import-running': [409, 'An import is under way'],
  'link-used': [410, 'That link was used or has expired'],
  'weak-password': [422, 'The password is too easily guessed'],
  'wrong-password': [403, 'The password is not right'],
  'too-many-requests': [429, 'Too many requests'],
  busy: [503, 'Galley is busy'],
  'storage-full': [507, 'The server’s storage is full'],
  internal: [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemReason = keyof typeof PROBLEMS
export const PROBLEM_REASONS = Object.keys(PROBLEMS) as [ProblemReason, ...ProblemReason[]]
export const CHANGE_REFUSALS = REFUSALS
