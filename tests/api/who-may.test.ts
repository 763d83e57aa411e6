import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Action, INSTANCE_POLICY, type InstanceAction, POLICY, type Role } from '@/lib/auth/policy'
import { SCOPES } from '@/lib/contracts/choices'
import type { Operation, Reach } from '@/lib/contracts/operation'
import { operations } from '@/lib/contracts/registry'
import { callOperation } from '../support/operations'
import {
  CREDENTIALS,
  type Credential,
  INSIDE,
  PHASES,
  type Phase,
  type Scene,
  scene,
  tokensOf,
  type World,
  world,
} from '../support/who-may-scene'
import { type Asked, CALLS, type Call, type Outcome } from '../support/who-may-table'

/** Somebody with what they show: their cookie, a token, or nothing. `valid`: whether that says who it is. */
type Caller = {
  readonly name: string
  readonly who: keyof World['people']
  readonly role: Role | null
  readonly credential: Credential
  readonly valid: boolean
  readonly shows: { token?: string; cookie?: string }
}

let here: World
let scenes: Map<string, Scene>
const carriedOut = new Map<Outcome | 401, number>()
beforeAll(async () => {
  here = await world()
  scenes = new Map()
})

/** Everybody who calls: those inside by each way in; those outside; those whose credentials are worth nothing (any more). */
async function callers(): Promise<Caller[]> {
  const { people, cookies } = here
  const tokens = await tokensOf(Object.values(people))
  const by = (who: Caller['who'], role: Role | null, credential: Credential, valid = true): Caller => {
    const shows = credential === 'session' ? { cookie: cookies.get(people[who].userId) } : { token: tokens.find(people[who], credential) }
    return { name: `${who} by ${credential === 'session' ? credential : `${credential} token`}`, who, role, credential, valid, shows }
  }
  const inside = INSIDE.flatMap((role) => CREDENTIALS.map((credential) => by(role, role, credential)))
  const outside = (['outsider', 'removed'] as const).flatMap((who) => [by(who, null, 'session'), by(who, null, 'manage')])
  const nobody = { who: 'manager', role: null, credential: 'session', valid: false } as const
  const none: Caller[] = [
    by('disabled', null, 'session', false),
    by('disabled', null, 'manage', false),
    { ...nobody, name: 'a stranger', shows: {} },
    { ...nobody, name: 'an expired token', shows: { token: tokens.expired } },
    { ...nobody, name: 'a revoked token', shows: { token: tokens.revoked } },
    { ...nobody, name: 'a token that is none', shows: { token: 'galley_none' } },
    { ...nobody, name: 'a bad token beside a good cookie', shows: { token: 'x', cookie: cookies.get(people.manager.userId) } },
  ]
  return [...inside, ...outside, ...none]
}

const reach = (credential: Credential, needed: Reach) =>
  credential === 'session' || (needed !== 'session' && needed !== 'none' && SCOPES.indexOf(credential) >= SCOPES.indexOf(needed))

/** The blind phase in words, apart from the code that is tested: who sees the reading of another. */
function seesTheirs(role: Role, phase: Phase): boolean {
  if (phase === 'blind') return false
  if (phase === 'early') return role === 'manager' || role === 'admin'
  return phase === 'after' || role !== 'annotator'
}

/** What the table, and the rules beside it, say. */
function expected(operation: Operation, one: Call, { role, credential, valid, who }: Caller, phase: Phase): Outcome | 401 {
  if (!valid) return 401
  if (!reach(credential, operation.reach)) return 403
  const instead = one.instead?.({ role, credential, phase })
  if (instead) return instead
  if (one.action in INSTANCE_POLICY) {
    const row = INSTANCE_POLICY[one.action as InstanceAction] as { owner: boolean; member?: boolean; scope: Reach }
    const allowed = row[who === 'admin' ? 'owner' : 'member'] && reach(credential, row.scope)
    return allowed ? (one.refuses?.({ role, credential, phase }) ?? 'ok') : 403
  }
  if (!role) return 404
  if (one.on === 'draft' && !(POLICY['drafts.read'][role] && reach(credential, POLICY['drafts.read'].scope))) return 404
  if (one.on === 'theirs' && !seesTheirs(role, phase)) return 404
  const row = POLICY[one.action as Action]
  if (!row[role] || !reach(credential, row.scope)) return 403
  return one.refuses?.({ role, credential, phase }) ?? 'ok'
}

const outcomeOf = ({ status, alsoStatus = [] }: Operation, got: number) => (got === status || alsoStatus.includes(got) ? 'ok' : got)

const phasesOf = ({ on }: Call): readonly Phase[] => (on === 'theirs' ? PHASES : on === 'mine' ? ['blind', 'after'] : ['unread'])

async function sceneFor(caller: Caller, phase: Phase): Promise<Scene> {
  const key = `${caller.who} ${phase}`
  const kept = scenes.get(key) ?? (await scene(here, here.people[caller.who], phase))
  scenes.set(key, kept)
  return kept
}

async function asks(operation: Operation, one: Call, caller: Caller, phase: Phase): Promise<number> {
  const given = {
    world: here,
    scene: await sceneFor(caller, phase),
    caller: here.people[caller.who],
    role: caller.role,
    credential: caller.credential,
  }
  const { cookie, ...asked }: Asked = await one.ask(given)
  const shows = caller.valid && cookie && caller.credential === 'session' ? { cookie } : caller.shows
  const answer = await callOperation(operation, { ...asked, ...shows, headers: { 'x-galley-csrf': '1' } })
  // what was carried out is not asked for again of the same scene
  if (operation.method !== 'GET' && answer.status < 300) scenes.delete(`${caller.who} ${phase}`)
  return answer.status
}

describe('who may', () => {
  test('is said of every operation, and of none that is not', () => {
    expect(Object.keys(CALLS).sort()).toEqual(operations.map(({ id }) => id).sort())
    for (const { id, reach } of operations) expect([id, CALLS[id]?.length === 0]).toEqual([id, reach === 'none'])
  })

  test.each(operations.filter(({ reach }) => reach !== 'none').map((operation) => [operation.id, operation] as const))(
    '%s',
    async (id, operation) => {
      const everybody = await callers()
      const wrong: string[] = []
      for (const one of CALLS[id] ?? []) {
        let carried = 0
        for (const [n, phase] of phasesOf(one).entries())
          for (const caller of everybody) {
            // how far tokens reach, and who is outside, was asked in the first phase
            if (n > 0 && !(caller.role && caller.credential === 'session')) continue
            const should = expected(operation, one, caller, phase)
            if (one.slow && should === 'ok' && carried++ > 0) continue
            const got = outcomeOf(operation, await asks(operation, one, caller, phase))
            carriedOut.set(should, (carriedOut.get(should) ?? 0) + 1)
            if (got !== should) wrong.push(`${one.as ? `${one.as}: ` : ''}${caller.name}, ${phase}: expected ${should}, got ${got}`)
          }
      }
      expect(wrong).toEqual([])
    },
  )

  afterAll(() => {
    // each kind of answer was met many times: a table that lets nobody, or everybody, through tests nothing
    for (const outcome of ['ok', 401, 403, 404, 409] as const) expect(carriedOut.get(outcome)).toBeGreaterThan(30)
    if (process.env.GALLEY_SHOW) console.log(carriedOut)
  })
})
