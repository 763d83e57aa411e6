import type { Scope } from '@/lib/contracts/choices'
import { INSTANCE_ROLES } from '@/lib/contracts/choices'

/**
 * Who may do what in a project. `admin` is the instance's owner in a project of which they are no member: they see and
 * manage everything, but read nothing as an annotator and have no hand in what the study asks or finds.
 */
export const ROLES = ['manager', 'reviewer', 'annotator', 'viewer', 'admin'] as const
export type Role = (typeof ROLES)[number]
export type InstanceRole = (typeof INSTANCE_ROLES)[number]

/** For each role whether it may, and how far a token must reach; `session`: never by token. */
type Row<R extends string> = { readonly [role in R]: boolean } & { readonly scope: Scope | 'session' }
const rowOf =
  <R extends string>(roles: readonly R[]) =>
  (scope: Scope | 'session', ...allowed: R[]): Row<R> => ({
    scope,
    ...(Object.fromEntries(roles.map((role) => [role, allowed.includes(role)])) as { [role in R]: boolean }),
  })
const row = rowOf(ROLES)
const instanceRow = rowOf(INSTANCE_ROLES)

/** The one table of roles × actions. What also depends on the state of a set stands in `set-visibility.ts`. */
export const POLICY = {
  'project.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'project.change': row('manage', 'manager', 'admin'),
  'project.trash': row('manage', 'manager', 'admin'),
  'project.leave': row('session', 'manager', 'reviewer', 'annotator', 'viewer'),
  'guidelines.change': row('manage', 'manager'),
  'members.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'members.addresses': row('manage', 'manager', 'admin'),
  'members.change': row('manage', 'manager', 'admin'),
  'members.invite': row('session', 'manager', 'admin'),
  'documents.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'drafts.read': row('read', 'manager', 'admin'),
  'documents.change': row('manage', 'manager', 'admin'),
  'assignments.change': row('manage', 'manager'),
  'sets.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'sets.write-own': row('annotate', 'manager', 'reviewer', 'annotator'),
  'sets.reopen': row('annotate', 'manager', 'reviewer'),
  'reviews.decide': row('annotate', 'manager', 'reviewer'),
  'reviews.answer': row('annotate', 'manager', 'reviewer', 'annotator'),
  'reviews.discuss': row('annotate', 'manager', 'reviewer', 'annotator', 'admin'),
  'comments.remove': row('session', 'manager', 'admin'),
  'gold.settle': row('annotate', 'manager', 'reviewer'),
  'aggregates.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'dataset.export': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'dataset.export-own': row('read', 'manager', 'reviewer', 'annotator', 'viewer'),
  'dataset.import': row('manage', 'manager', 'admin'),
} as const satisfies Record<string, Row<Role>>
export type Action = keyof typeof POLICY

/** The same for what belongs to no project: one's own account, and the instance. */
export const INSTANCE_POLICY = {
  'account.read': instanceRow('read', 'owner', 'member'),
  'account.change': instanceRow('session', 'owner', 'member'),
  'tokens.change': instanceRow('session', 'owner', 'member'),
  'projects.list': instanceRow('read', 'owner', 'member'),
  'projects.create': instanceRow('manage', 'owner', 'member'),
  'projects.restore': instanceRow('manage', 'owner', 'member'),
  'users.read': instanceRow('manage', 'owner'),
  'users.change': instanceRow('session', 'owner'),
  'users.invite': instanceRow('session', 'owner'),
} as const satisfies Record<string, Row<InstanceRole>>
export type InstanceAction = keyof typeof INSTANCE_POLICY

export const mayDo = (role: Role, action: Action): boolean => POLICY[action][role]
