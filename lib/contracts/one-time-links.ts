import { z } from 'zod'
import { password, personName } from './accounts'
import { operation } from './operation'
import { email } from './primitives'

/*
 * What somebody without an account does, once, with a link they were given. These steps of signing in lie beside the
 * API, under /api/links: nothing of them is done by token.
 */
const token = z.string().min(10).max(200)
/** The path that the browser goes to next; it is signed in. */
const goTo = z.object({ goTo: z.string() })

/** `demo`: whether the demo project was added, could not be, or was not asked for. */
export const setUp = operation({
  id: 'setUp',
  method: 'POST',
  path: '/links/setup',
  summary: 'Make the first account',
  reach: 'none',
  body: z.strictObject({ token, name: personName, email, password, demo: z.boolean() }),
  response: z.object({ demo: z.enum(['added', 'failed', 'none']), goTo: z.string() }),
  status: 201,
})
export const acceptInvitation = operation({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/links/invitation',
  summary: 'Make an account by an invitation',
  reach: 'none',
  body: z.strictObject({ token, name: personName, email, password }),
  response: goTo,
  status: 201,
})
export const joinByInvitation = operation({
  id: 'joinByInvitation',
  method: 'POST',
  path: '/links/join',
  summary: 'Join a project by an invitation, with the account one has',
  reach: 'session',
  body: z.strictObject({ token }),
  response: goTo,
})
export const resetPassword = operation({
  id: 'resetPassword',
  method: 'POST',
  path: '/links/reset',
  summary: 'Set a new password by a link',
  reach: 'none',
  body: z.strictObject({ token, password }),
  response: goTo,
})
/** Before the way to a provider: with a token to accept that invitation there, without one to link the provider. */
export const rememberIntent = operation({
  id: 'rememberIntent',
  method: 'POST',
  path: '/links/intent',
  summary: 'Remember why this browser goes to a provider',
  reach: 'none',
  body: z.strictObject({ token: token.optional() }),
  status: 204,
})
export type SetUpInput = z.infer<typeof setUp.body>
export type AcceptInput = z.infer<typeof acceptInvitation.body>
