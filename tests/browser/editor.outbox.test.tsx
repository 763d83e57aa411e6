import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Outbox, type SaveState } from '@/components/editor/outbox'
import type { Change } from '@/lib/domain/annotation/change'

const change = (n: number): Change => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  kind: 'delete',
  annotation: { id: `a${n}` },
})
let states: SaveState[] = []
let received: string[] = []
let refuse = new Set<string>()
let network: 'up' | 'down' | 'signed-out' = 'up'
let outbox: Outbox
let setId = ''

beforeEach(() => {
  ;[states, received, refuse, network] = [[], [], new Set(), 'up']
  setId = crypto.randomUUID()
  vi.spyOn(window, 'fetch').mockImplementation(async (_url, init) => {
    if (network === 'down') throw new TypeError('no network')
    if (network === 'signed-out') return Response.json({ reason: 'unauthenticated', title: '', detail: '' }, { status: 401 })
    const ids = (JSON.parse(String(init?.body)).changes as Change[]).map((one) => one.id)
    received.push(...ids)
    const refused = ids.filter((id) => refuse.has(id)).map((id) => ({ id, reason: 'unknown-tag', detail: 'The tag was retired.' }))
    return Response.json({ revision: 1, applied: ids.filter((id) => !refuse.has(id)), refused })
  })
})
afterEach(() => {
  outbox.close()
  vi.restoreAllMocks()
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

it('keeps a refused change aside with its reason until it is put away', async () => {
  await open()
  refuse.add(change(2).id)
  await outbox.keep([change(1), change(2)])
  await expect.poll(() => states.at(-1)?.refused.map((one) => [one.change.id, one.reason])).toEqual([[change(2).id, 'unknown-tag']])
  expect(states.at(-1)).toMatchObject({ kind: 'needs-you', unsentCount: 0 })
  await outbox.putAside(change(2).id)
  expect(states.at(-1)?.kind).toBe('saved')
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
