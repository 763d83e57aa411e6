import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Outbox, type SaveState } from '@/components/editor/outbox'
import { openOutboxDatabase } from '@/components/editor/outbox-database'
import type { Change } from '@/lib/domain/annotation/change'
import type { RefusedChange } from '@/lib/domain/annotation/unsaved'

const change = (n: number): Change => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  kind: 'delete',
  annotation: { id: `a${n}` },
})
let states: SaveState[] = []
let received: string[] = []
let refuse = new Set<string>()
let network: 'up' | 'down' | 'signed-out' = 'up'
let problem: ((ids: string[]) => [number, string] | null) | null = null
let requests = 0
let person = 'u'
let outbox: Outbox
let setId = ''

beforeEach(() => {
  ;[states, received, refuse, network, problem, requests, person] = [[], [], new Set(), 'up', null, 0, 'u']
  setId = crypto.randomUUID()
  vi.spyOn(window, 'fetch').mockImplementation(async (_url, init) => {
    if (network === 'down') throw new TypeError('no network')
    if (network === 'signed-out') return Response.json({ reason: 'unauthenticated', title: '', detail: '' }, { status: 401 })
    if (init?.method === 'GET') return Response.json({ id: person })
    const ids = (JSON.parse(String(init?.body)).changes as Change[]).map((one) => one.id)
    requests++
    const said = problem?.(ids)
    if (said) return Response.json({ reason: said[1], title: '', detail: `It is ${said[1]}.` }, { status: said[0] })
    received.push(...ids)
    const refused = ids.filter((id) => refuse.has(id)).map((id) => ({ id, reason: 'unknown-tag', detail: 'The tag was retired.' }))
    return Response.json({ revision: 1, applied: ids.filter((id) => !refuse.has(id)), refused })
  })
})
afterEach(() => {
  outbox.close()
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'locks') // what a test laid over the browser's own
})
const open = async () => {
  outbox = await Outbox.open({ userId: 'u', setId, onState: (state) => states.push(state) })
}

it('sends what was done offline once, in order, when the network is back', async () => {
  await open()
  network = 'down'
  await outbox.keep([change(1)])
  await outbox.keep([change(2), change(3)])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'offline', unsentCount: 3 })
  network = 'up'
  window.dispatchEvent(new Event('online'))
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
  expect(received).toEqual([1, 2, 3].map((n) => change(n).id))
})

it('keeps what is unsent over a reload and sends it then', async () => {
  await open()
  network = 'down'
  await outbox.keep([change(1)])
  outbox.close()
  network = 'up'
  await open()
  await expect.poll(() => received).toEqual([change(1).id])
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
})

it('keeps a refused change aside with its reason until it is put away, and has it back', async () => {
  await open()
  refuse.add(change(2).id)
  await outbox.keep([change(1), change(2)])
  await expect.poll(() => states.at(-1)?.refused.map((one) => [one.change.id, one.reason])).toEqual([[change(2).id, 'unknown-tag']])
  expect(states.at(-1)).toMatchObject({ kind: 'needs-you', unsentCount: 0 })
  const kept = states.at(-1)?.refused ?? []
  await outbox.putAside([change(2).id])
  expect(states.at(-1)?.kind).toBe('saved')
  await outbox.putBack(kept)
  expect(states.at(-1)).toMatchObject({ kind: 'needs-you', refused: kept })
  outbox.close()
  await open()
  expect(states.at(-1)?.refused).toEqual(kept)
})

it('keeps everything when the sign-in ran out, and says so', async () => {
  network = 'signed-out'
  await open()
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'needs-you', signedOut: true, unsentCount: 1 })
  network = 'up'
  window.dispatchEvent(new Event('focus'))
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
})

it('asks while the page is seen whether the same person is signed in again, and sends for nobody else', async () => {
  network = 'signed-out'
  await open()
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)).toMatchObject({ signedOut: true })
  person = 'somebody else'
  network = 'up'
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect([received, states.at(-1)?.signedOut]).toEqual([[], true])
  person = 'u'
  await expect.poll(() => states.at(-1)?.kind, { timeout: 7000 }).toBe('saved')
  expect(received).toEqual([change(1).id])
})

it('takes the place of a refused change in one step, and keeps with a refusal what is known of it', async () => {
  outbox = await Outbox.open({
    userId: 'u',
    setId,
    onState: (state) => states.push(state),
    describe: async (refused) => ({ ...refused, tagName: 'Hedge' }),
  })
  refuse.add(change(1).id)
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)?.refused).toMatchObject([{ change: change(1), tagName: 'Hedge' }])
  await outbox.keep([change(2)], [change(1).id])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'saved', refused: [], unsentCount: 0 })
  expect(received).toEqual([1, 2].map((n) => change(n).id))
})

it('sends what a submitted reading did not take once it is given back', async () => {
  problem = () => [409, 'set-submitted']
  await open()
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)).toMatchObject({ submitted: true, unsentCount: 1 })
  problem = null
  await outbox.goOn()
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'saved', submitted: false, halted: null })
  expect(received).toEqual([change(1).id])
})

it('sends over plain http too, where the browser has no locks: one request at a time, in order', async () => {
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })
  await open()
  network = 'down'
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'offline', kept: true })
  network = 'up'
  await Promise.all([outbox.keep([change(2)]), outbox.keep([change(3)])])
  window.dispatchEvent(new Event('online'))
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
  expect(received).toEqual([1, 2, 3].map((n) => change(n).id))
})

it('holds in the page what the browser cannot store, in order, says so, and sends it', async () => {
  await open()
  network = 'down'
  await outbox.keep([change(1)])
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await outbox.keep([change(2)])
  full.mockRestore()
  await outbox.keep([change(3)])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'offline', kept: false, unsentCount: 3 })
  network = 'up'
  window.dispatchEvent(new Event('online'))
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
  expect(received).toEqual([1, 2, 3].map((n) => change(n).id))
})

it('says of what it keeps whether the browser has stored it, and what the page alone holds until that is acknowledged', async () => {
  const held: number[] = []
  outbox = await Outbox.open({ userId: 'u', setId, onState: () => {}, onHeld: (ids) => held.push(ids.size) })
  network = 'down'
  expect(await outbox.keep([change(1)])).toBe(true)
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(await outbox.keep([change(2)])).toBe(false)
  full.mockRestore()
  expect(await outbox.keep([change(3)])).toBe(false) // behind one that could not be stored
  expect(held.at(-1)).toBe(2)
  network = 'up'
  await outbox.send(true)
  await expect.poll(() => held.at(-1)).toBe(0)
})

it('stores what was given to it before it is closed', async () => {
  await open()
  network = 'down'
  const given = [outbox.keep([change(1)]), outbox.keep([change(2)])]
  outbox.close()
  expect(await Promise.all(given)).toEqual([true, true])
  const stored = await openOutboxDatabase('u', setId)
  expect((await stored.unsent()).map(({ id }) => id)).toEqual([1, 2].map((n) => change(n).id))
  stored.close()
})

it('stores once what two pages put in at once, and not again what was refused meanwhile', async () => {
  const [one, other] = await Promise.all([openOutboxDatabase('u', setId), openOutboxDatabase('u', setId)])
  await Promise.all([one.add([change(1), change(2)]), other.add([change(1), change(2), change(3)])])
  expect(await one.unsent()).toEqual([1, 2, 3].map(change))
  await one.settle(new Set([change(3).id]), [{ change: change(3), reason: 'unknown-tag', detail: '' }])
  await other.add([change(3), change(4), change(4)])
  expect(await one.unsent()).toEqual([1, 2, 4].map(change))
  one.close()
  other.close()
  await open()
  await expect.poll(() => received).toEqual([1, 2, 4].map((n) => change(n).id))
})

it('sends once what the page holds and another one has stored', async () => {
  await open()
  network = 'down'
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await outbox.keep([change(1), change(2)])
  full.mockRestore()
  const other = await openOutboxDatabase('u', setId)
  await other.add([change(1)])
  other.close()
  expect(await outbox.unsent()).toEqual([1, 2].map(change))
})

it.each([
  ['an object of another shape', { login: 'https://hotel.example' }],
  ['nothing', null],
  ['lists of something else', { revision: 1, applied: [1], refused: [null] }],
])('takes %s for no answer, says that it is not sent, and tries again', async (_what, answer) => {
  const answering = vi.mocked(window.fetch).getMockImplementation() as typeof window.fetch
  vi.mocked(window.fetch).mockImplementation(async () => Response.json(answer))
  await open()
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'offline', unsentCount: 1, halted: null, refused: [] })
  vi.mocked(window.fetch).mockImplementation(answering)
  await expect.poll(() => states.at(-1)?.kind, { timeout: 5000 }).toBe('saved')
  expect(received).toEqual([change(1).id])
})

it('tries again after what nobody thought of', async () => {
  let breaks = true
  const onTaken = () => {
    if (breaks) throw new Error('it broke')
  }
  outbox = await Outbox.open({ userId: 'u', setId, onState: (state) => states.push(state), onTaken })
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  await outbox.keep([change(1)])
  await vi.waitFor(() => expect(said).toHaveBeenCalledWith(new Error('it broke')))
  breaks = false
  await outbox.keep([change(2)])
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
  expect(received).toEqual([1, 2].map((n) => change(n).id))
})

it.each([
  ['is put aside', () => outbox.putAside([change(1).id])],
  ['has another in its place', () => outbox.keep([change(2)], [change(1).id])],
  ['is let go of', () => outbox.letGo()],
])('does not bring back what %s while it is looked up what it was', async (_what, happens) => {
  let known = () => {}
  const describe = vi.fn((one: RefusedChange) => new Promise<RefusedChange>((resolve) => (known = () => resolve(one))))
  outbox = await Outbox.open({ userId: 'u', setId, onState: (state) => states.push(state), describe })
  refuse.add(change(1).id)
  await outbox.keep([change(1)])
  await vi.waitFor(() => expect(describe).toHaveBeenCalled())
  await happens()
  known()
  await outbox.keep([change(3)])
  await expect.poll(() => [states.at(-1)?.kind, received.at(-1)]).toEqual(['saved', change(3).id])
  expect(states.at(-1)?.refused).toEqual([])
})

it('keeps aside what was refused of what the page alone holds, in the browser if it stores again', async () => {
  await open()
  network = 'down'
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await outbox.keep([change(1)])
  full.mockRestore()
  refuse.add(change(1).id)
  network = 'up'
  await outbox.send(true)
  await expect.poll(() => states.at(-1)?.refused.map((one) => one.change.id)).toEqual([change(1).id])
  outbox.close()
  await open()
  expect(states.at(-1)?.refused.map((one) => one.change.id)).toEqual([change(1).id])
})

it('tells the other tabs what the server took of what was being sent when it was closed', async () => {
  await open()
  let answers = () => {}
  const answering = vi.mocked(window.fetch).getMockImplementation() as typeof window.fetch
  vi.mocked(window.fetch).mockImplementation(async (...asked) => {
    await new Promise<void>((resolve) => (answers = resolve))
    return answering(...asked)
  })
  void outbox.keep([change(1)])
  await vi.waitFor(() => expect(window.fetch).toHaveBeenCalled())
  const onTaken = vi.fn()
  const other = await Outbox.open({ userId: 'u', setId, onState: () => {}, onTaken })
  outbox.close()
  answers()
  await vi.waitFor(() => expect(onTaken).toHaveBeenCalledWith([change(1).id], 1))
  other.close()
})

it('does without a database: the page holds the changes and tries until they are sent', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
  await open()
  network = 'down'
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'offline', kept: false, unsentCount: 1 })
  network = 'up'
  await expect.poll(() => states.at(-1)?.kind, { timeout: 5000 }).toBe('saved')
  expect(received).toEqual([change(1).id])
})

it('holds in the page too, without a database, what was refused, until it is put aside', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
  const held: number[] = []
  const onState = (state: SaveState) => states.push(state)
  outbox = await Outbox.open({ userId: 'u', setId, onState, onHeld: (ids) => held.push(ids.size) })
  refuse.add(change(1).id)
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)?.refused.map((one) => one.change.id)).toEqual([change(1).id])
  expect(held.at(-1)).toBe(1)
  const refused = states.at(-1)?.refused ?? []
  await outbox.putAside([change(1).id])
  expect([states.at(-1)?.kind, held.at(-1)]).toEqual(['saved', 0])
  await outbox.putBack(refused)
  expect(states.at(-1)?.refused).toEqual(refused)
})

it('keeps what a submitted reading does not take, says why, and stops asking until it is let go', async () => {
  problem = () => [409, 'set-submitted']
  await open()
  await outbox.keep([change(1), change(2)])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'needs-you', halted: 'It is set-submitted.', unsentCount: 2 })
  window.dispatchEvent(new Event('focus'))
  await outbox.keep([change(3)])
  expect(requests).toBe(1)
  expect((await outbox.unsent()).map((one) => one.id)).toEqual([1, 2, 3].map((n) => change(n).id))
  await outbox.letGo()
  expect(states.at(-1)).toMatchObject({ kind: 'saved', halted: null, unsentCount: 0 })
})

it.each([403, 404])('asks anew after a %i when the window has the focus again, and says so until then', async (status) => {
  problem = () => [status, 'not-found']
  await open()
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'needs-you', halted: 'It is not-found.', unsentCount: 1 })
  await outbox.keep([change(2)])
  expect(requests).toBe(1)
  window.dispatchEvent(new Event('focus'))
  await expect.poll(() => requests).toBe(2)
  expect(states.slice(-2).map(({ halted }) => halted)).toEqual(['It is not-found.', 'It is not-found.'])
  problem = null
  window.dispatchEvent(new Event('online'))
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'saved', halted: null })
  expect(received).toEqual([1, 2].map((n) => change(n).id))
})

it('waits for an answer only so long: what never comes to an end holds up no other tab', async () => {
  const soon = AbortSignal.timeout(50)
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(soon)
  const answering = vi.mocked(window.fetch).getMockImplementation() as typeof window.fetch
  vi.mocked(window.fetch).mockImplementation(
    (_url, init) => new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
  )
  await open()
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'offline', unsentCount: 1 })
  expect(timeout).toHaveBeenCalledWith(30_000)
  timeout.mockRestore()
  vi.mocked(window.fetch).mockImplementation(answering)
  await outbox.send(true)
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
})

it.each([400, 413])('finds the one change a %i is about and sends the nine others', async (status) => {
  const bad = change(7).id
  problem = (ids) => (ids.includes(bad) ? [status, 'invalid'] : null)
  await open()
  await outbox.keep(Array.from({ length: 10 }, (_, n) => change(n + 1)))
  await expect.poll(() => states.at(-1)).toMatchObject({ kind: 'needs-you', unsentCount: 0, halted: null })
  expect(states.at(-1)?.refused.map((one) => one.change.id)).toEqual([bad])
  expect(received).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10].map((n) => change(n).id))
})

/** Notes every pause, which then is over at once or never; what is due at once stays as it is. */
function pausesThatEnd(end: 'at once' | 'never'): number[] {
  const pauses: number[] = []
  const { setTimeout } = window
  vi.spyOn(window, 'setTimeout').mockImplementation(((work: () => void, ms = 0) => {
    if (ms < 300) return setTimeout(work, ms)
    pauses.push(ms)
    return end === 'never' ? 0 : setTimeout(work, 1)
  }) as typeof window.setTimeout)
  return pauses
}

it.each([
  ['visible', 3750, 5000],
  ['hidden', 45_000, 60_000],
] as const)('tries again after ever longer pauses: while the page is %s at last after %i to %i ms', async (visibility, least, most) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility)
  const pauses = pausesThatEnd('at once')
  network = 'down'
  await open()
  await outbox.keep([change(1)])
  await vi.waitFor(() => expect(pauses.length).toBeGreaterThan(12), { timeout: 20_000 })
  vi.restoreAllMocks()
  expect(Math.max(...pauses)).toBeLessThanOrEqual(most)
  expect(pauses[0]).toBeLessThan(1100)
  for (const pause of pauses.slice(8)) expect(pause).toBeGreaterThanOrEqual(least)
})

it.each([
  ['the network is back', () => window.dispatchEvent(new Event('online'))],
  ['the page is seen again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['the window has the focus again', () => window.dispatchEvent(new Event('focus'))],
  ['something else is done', () => void outbox.keep([change(2)])],
  ['the reader says so', () => void outbox.send(true)],
])('does not wait for the next try when %s', async (_when, happens) => {
  await open()
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
  pausesThatEnd('never')
  network = 'down'
  await outbox.keep([change(1)])
  await expect.poll(() => states.at(-1)?.kind).toBe('offline')
  network = 'up'
  happens()
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
  expect(received[0]).toBe(change(1).id)
})
