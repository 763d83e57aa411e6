import { z } from 'zod'
import { SCOPES } from './choices'
import { operation } from './operation'
import { line, listOf, moment, pageQuery, serverId } from './primitives'

export const tokenView = z
  .object({
    id: z.string(),
    name: z.string(),
    /** its first characters, to know it by */
    prefix: z.string(),
    scope: z.enum(SCOPES),
    createdAt: moment,
    expiresAt: moment.nullable(),
    lastUsedAt: moment.nullable(),
  })
  .meta({ id: 'Token' })
export type TokenView = z.infer<typeof tokenView>
/** With the token itself, which is shown this once. */
export const newTokenView = tokenView.extend({ token: z.string() })

const tokenInput = z.strictObject({ name: line(100), scope: z.enum(SCOPES), expiresAt: moment.nullable().optional() })
export type TokenInput = z.infer<typeof tokenInput>

export const listTokens = operation({
  id: 'listTokens',
  method: 'GET',
  path: '/tokens',
  summary: 'My tokens that were not revoked',
  reach: 'session',
  query: z.strictObject(pageQuery),
  response: listOf(tokenView),
})
export const createToken = operation({
  id: 'createToken',
  method: 'POST',
  path: '/tokens',
  summary: 'Make a token; it is shown this once',
  note: 'The token is in this answer and nowhere else. expiresAt must lie ahead; without it the token does not end.',
  reach: 'session',
  body: tokenInput,
  example: { name: 'Notebook', scope: 'annotate', expiresAt: '2027-06-30T00:00:00Z' },
  response: newTokenView,
  status: 201,
})
export const revokeToken = operation({
  id: 'revokeToken',
  method: 'DELETE',
  path: '/tokens/{token}',
  summary: 'Revoke a token of mine',
  reach: 'session',
  params: z.strictObject({ token: serverId }),
  status: 204,
})
