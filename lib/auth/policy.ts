import type { Scope } from '@/lib/contracts/operation'

/**
 * Who may do what in a project. `admin` is the instance's owner in a project of which they are no member: they see and
 * manage everything but read nothing as an annotator.
 */
export const ROLES = ['manager', 'reviewer', 'annotator', 'viewer', 'admin'] as const
export type Role = (typeof ROLES)[number]

type Row = { readonly [role in Role]: boolean } & { readonly scope: Scope | 'session' }
const row = (scope: Scope | 'session', ...allowed: Role[]): Row => ({
  scope,
  ...(Object.fromEntries(ROLES.map((role) => [role, allowed.includes(role)])) as { [role in Role]: boolean }),
})

/** The one table of roles × actions. What also depends on the state of a set stands in `set-visibility.ts`. */
export const POLICY = {
  'project.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'project.change': row('manage', 'manager', 'admin'),
  'members.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'members.change': row('manage', 'manager', 'admin'),
  'members.invite': row('session', 'manager', 'admin'),
  'documents.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'documents.change': row('manage', 'manager', 'admin'),
  'assignments.change': row('manage', 'manager', 'admin'),
  'sets.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'sets.write-own': row('annotate', 'manager', 'reviewer', 'annotator'),
  'sets.reopen': row('annotate', 'manager', 'reviewer'),
  'reviews.decide': row('annotate', 'manager', 'reviewer'),
  'reviews.discuss': row('annotate', 'manager', 'reviewer', 'annotator'),
  'gold.settle': row('annotate', 'manager', 'reviewer'),
  'aggregates.read': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'dataset.export': row('read', 'manager', 'reviewer', 'annotator', 'viewer', 'admin'),
  'dataset.import': row('manage', 'manager', 'admin'),
} as const satisfies Record<string, Row>
export type Action = keyof typeof POLICY

export const mayDo = (role: Role, action: Action): boolean => POLICY[action][role]
