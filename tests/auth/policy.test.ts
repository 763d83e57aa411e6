import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Action, INSTANCE_POLICY, type InstanceAction, POLICY, type Role } from '@/lib/auth/policy'
import { readShared, sharedIsThere } from '../support/shared'
import { whoMayPage } from '../support/who-may-page'

const DECISION = readFileSync('docs/decisions/0015-who-may.md', 'utf8')

test('docs/who-may-do-what.md says what the table says (GALLEY_WRITE_DOCS=1 npx vitest run … writes it)', () => {
  expect(readFileSync('docs/who-may-do-what.md', 'utf8')).toBe(whoMayPage())
})

test('nobody of a lower role may what one of a higher role may not, and viewers write nothing', () => {
  for (const [action, row] of Object.entries(POLICY) as [Action, (typeof POLICY)[Action]][]) {
    expect([action, row.reviewer && !row.manager]).toEqual([action, false])
    expect([action, row.annotator && !row.reviewer]).toEqual([action, false])
    if (row.scope !== 'read' && action !== 'project.leave') expect([action, row.viewer]).toEqual([action, false])
  }
})

test('what gives access to others or to oneself is never done by token', () => {
  const sessions = ['members.invite', 'project.leave', 'comments.remove'] satisfies Action[]
  for (const action of sessions) expect([action, POLICY[action].scope]).toEqual([action, 'session'])
  const accounts = ['account.change', 'tokens.change', 'users.change', 'users.invite'] satisfies InstanceAction[]
  for (const action of accounts) expect([action, INSTANCE_POLICY[action].scope]).toEqual([action, 'session'])
})

type Matrix = { rows: { id: string; action: string; cells: Record<string, string>; token_scope: string }[] }
/** The rows of the matrix and our actions. A row without any has its reason in the decision. */
const ROWS: Record<string, readonly (Action | InstanceAction)[]> = {
  'M-01': ['project.read'],
  'M-02': ['documents.read'],
  'M-03': ['documents.change', 'dataset.import'],
  'M-04': ['documents.change'],
  'M-05': ['documents.change'],
  'M-06': ['sets.write-own'],
  'M-07': ['sets.write-own'],
  'M-08': [],
  'M-09': ['sets.read'],
  'M-10': ['aggregates.read'],
  'M-11': ['sets.write-own'],
  'M-12': ['sets.reopen'],
  'M-13': ['reviews.discuss'],
  'M-14': ['reviews.discuss'],
  'M-15': ['comments.remove'],
  'M-16': ['reviews.decide'],
  'M-17': [],
  'M-18': ['reviews.decide'],
  'M-19': ['gold.settle'],
  'M-20': ['guidelines.change'],
  'M-21': ['assignments.change'],
  'M-22': ['members.change', 'members.invite'],
  'M-23': [],
  'M-24': ['project.leave'],
  'M-25': ['dataset.export-own'],
  'M-26': ['dataset.export'],
  'M-27': ['members.addresses'],
  'M-28': ['aggregates.read'],
  'M-29': [],
  'M-30': ['documents.change'],
  'M-31': ['sets.read'],
  'M-32': [],
  'M-33': ['project.trash'],
  'M-34': ['projects.create'],
  'M-35': ['tokens.change'],
  'M-36': ['users.change', 'users.invite'],
  'M-37': [],
  'M-38': [],
  'M-39': [],
  'M-40': [],
}
/** Where we differ, on purpose: each is explained in the decision. */
const DIFFERS = new Set([
  'M-09 annotator',
  'M-10 annotator',
  'M-10 reviewer',
  'M-19 reviewer',
  'M-22 token',
  'M-26 annotator',
  'M-26 reviewer',
  'M-27 token',
  'M-31 annotator',
  'M-33 token',
])
const OURS: Record<string, Role> = { annotator: 'annotator', reviewer: 'reviewer', owner: 'manager', admin: 'admin' }

const why = sharedIsThere ? '' : ' (skipped: ../shared is not there)'
describe.skipIf(!sharedIsThere)(`the matrix of ../shared${why}`, () => {
  const { rows }: Matrix = sharedIsThere ? JSON.parse(readShared('data/security/authz-matrix.json')) : { rows: [] }

  test('has each of its rows answered', () => {
    expect(rows.map(({ id }) => id)).toEqual(Object.keys(ROWS))
  })

  test('is what the table says, but where the decision says otherwise', () => {
    const differing = new Set<string>()
    for (const { id, cells, token_scope } of rows)
      for (const action of ROWS[id] ?? []) {
        const row = { ...POLICY, ...INSTANCE_POLICY }[action] as { scope: string } & Record<string, boolean | string>
        for (const [theirs, ours] of Object.entries(OURS)) {
          const may = /^(A\*?|O|R)$/.test(cells[theirs] ?? '')
          const does = action in POLICY ? row[ours] : row[theirs === 'admin' ? 'owner' : 'member']
          if (Boolean(does) !== may) differing.add(`${id} ${theirs}`)
        }
        if ((token_scope === '-') !== (row.scope === 'session')) differing.add(`${id} token`)
      }
    expect([...differing].sort()).toEqual([...DIFFERS].sort())
  })

  test('has its differences and its absent rows explained', () => {
    const named = [...[...DIFFERS].map((one) => one.split(' ')[0]), ...Object.keys(ROWS).filter((id) => ROWS[id]?.length === 0)]
    for (const id of named) expect(DECISION).toContain(id)
  })
})
