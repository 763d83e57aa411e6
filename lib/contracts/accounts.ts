import { z } from 'zod'
import { LONGEST_ID, LONGEST_KEY, MOST_COMMANDS, MOST_KEYS } from '@/lib/domain/keys/own-keys'
import { INSTANCE_ROLES } from './choices'
import { operation } from './operation'
import { exact, line, listOf, moment, pageQuery, serverId } from './primitives'

/** A password as it comes in: its rules are checked where it is set; what is longer than this is no password. */
export const password = z.string().min(1).max(4096)
export const personName = line(200)

export const meView = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(INSTANCE_ROLES) }).meta({ id: 'Me' })
export type MeView = z.infer<typeof meView>

export const userView = meView
  .extend({
    /** `unclaimed`: an author of an imported dataset who has no way to sign in yet */
    state: z.enum(['active', 'disabled', 'unclaimed']),
    createdAt: moment,
  })
  .meta({ id: 'User' })
export type UserView = z.infer<typeof userView>

/** A link to hand on, shown this once: its path on this Galley. */
export const oneTimeLink = z.object({ path: z.string(), expiresAt: moment }).meta({ id: 'OneTimeLink' })
export type OneTimeLinkView = z.infer<typeof oneTimeLink>

export const readMe = operation({
  id: 'readMe',
  method: 'GET',
  path: '/me',
  summary: 'Who the caller is',
  reach: 'read',
  response: meView,
})
export const changeMe = operation({
  id: 'changeMe',
  method: 'PATCH',
  path: '/me',
  summary: 'Change my name',
  reach: 'session',
  body: z.strictObject({ name: personName }),
  example: { name: 'Ada Okafor' },
  response: meView,
})
/** By a command's id the keys it has in place of its usual ones, named as on the keys sheet (`5`, `Shift+R`, `Mod+Z`); an empty list is none. */
export const ownKeysView = z
  .object({
    keys: z
      // every id begins with a word of ours: `next`, `tag framing.euphemism`
      .record(exact(LONGEST_ID).regex(/^[a-z]/), z.array(exact(LONGEST_KEY).min(1)).max(MOST_KEYS))
      .refine((keys) => Object.keys(keys).length <= MOST_COMMANDS, `must be of at most ${MOST_COMMANDS} commands`),
  })
  .meta({ id: 'OwnKeys' })
export const readKeys = operation({
  id: 'readKeys',
  method: 'GET',
  path: '/me/keys',
  summary: 'The keys that I changed',
  reach: 'read',
  response: ownKeysView,
})
export const changeKeys = operation({
  id: 'changeKeys',
  method: 'PUT',
  path: '/me/keys',
  summary: 'Change my keys, all of them: a command that is not named has its usual ones',
  reach: 'session',
  body: ownKeysView.strict(),
  example: { keys: { next: ['j'], 'tag framing.euphemism': ['5'], paragraph: [] } },
  response: ownKeysView,
})
export const readSignIn = operation({
  id: 'readSignIn',
  method: 'GET',
  path: '/me/sign-in',
  summary: 'The ways in which I can sign in',
  reach: 'session',
  response: z.object({
    hasPassword: z.boolean(),
    providers: z.array(z.object({ id: z.string(), name: z.string(), linked: z.boolean() })),
  }),
})
export const changePassword = operation({
  id: 'changePassword',
  method: 'POST',
  path: '/me/password',
  summary: 'Change my password; every other session of mine ends',
  reach: 'session',
  problems: ['weak-password', 'wrong-password', 'too-many-requests'],
  body: z.strictObject({ current: password.optional(), password }),
  example: { current: 'tram lentil orbit nineteen', password: 'plum violin gravel eleven' },
  status: 204,
})
export const sessionView = z
  .object({
    id: z.string(),
    /** as it calls itself, such as “Firefox on Windows”; may be empty */
    browser: z.string(),
    createdAt: moment,
    lastUsedAt: moment,
    /** whether it is the one that asks */
    current: z.boolean(),
  })
  .meta({ id: 'Session' })
export type SessionView = z.infer<typeof sessionView>
export const listSessions = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/me/sessions',
  summary: 'Where I am signed in',
  reach: 'session',
  query: z.strictObject(pageQuery),
  response: listOf(sessionView),
})
export const endOneSession = operation({
  id: 'endOneSession',
  method: 'DELETE',
  path: '/me/sessions/{session}',
  summary: 'Sign out there',
  reach: 'session',
  params: z.strictObject({ session: serverId }),
  status: 204,
})
export const endSessions = operation({
  id: 'endSessions',
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'Sign out everywhere, here too',
  reach: 'session',
  status: 204,
})
export const unlinkProvider = operation({
  id: 'unlinkProvider',
  method: 'DELETE',
  path: '/me/providers/{provider}',
  summary: 'No longer sign in through a provider',
  reach: 'session',
  problems: ['not-found', 'last-owner'],
  params: z.strictObject({
    provider: z
      .string()
      .max(40)
      .regex(/^[\w-]+$/),
  }),
  status: 204,
})

const userParams = z.strictObject({ user: serverId })
export const listUsers = operation({
  id: 'listUsers',
  method: 'GET',
  path: '/users',
  summary: 'Everybody with an account (for the owner)',
  reach: 'manage',
  problems: ['forbidden'],
  query: z.strictObject(pageQuery),
  response: listOf(userView),
})
export const readUser = operation({
  id: 'readUser',
  method: 'GET',
  path: '/users/{user}',
  summary: 'Somebody with an account (for the owner)',
  reach: 'manage',
  params: userParams,
  response: userView,
})
export const changeUser = operation({
  id: 'changeUser',
  method: 'PATCH',
  path: '/users/{user}',
  summary: 'Disable or enable an account, change its role (for the owner)',
  reach: 'session',
  problems: ['last-owner'],
  params: userParams,
  body: z.strictObject({ disabled: z.boolean().optional(), role: z.enum(INSTANCE_ROLES).optional() }),
  example: { disabled: true },
  response: userView,
})
export const createReset = operation({
  id: 'createReset',
  method: 'POST',
  path: '/users/{user}/reset',
  summary: 'A link by which somebody sets a new password (for the owner)',
  reach: 'session',
  params: userParams,
  response: oneTimeLink,
  status: 201,
})
