import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type KeptDraft, longer, recall } from '@/lib/domain/text/kept-draft'

type Kept = KeptDraft<string> & { readonly id: string }
const kept = (over: Partial<Kept>): Kept => ({ id: 't', chain: ['r0'], document: 'mine', saved: false, at: 1, ...over })
const page = (revision: string, text: string) => [revision, (document: string) => document === text] as const

it('takes up what follows on the page, though its save came to nobody’s knowledge', () => {
  expect(recall([kept({ chain: ['r0', 's1'] })], ...page('s1', 'older'))).toMatchObject({ adopt: { document: 'mine' }, settled: ['t'] })
  expect(recall([kept({ chain: ['r0', 's1'] })], ...page('r0', 'older')).chain).toEqual(['r0', 's1'])
})
it('takes up what was saved where the page was read before that', () => {
  expect(recall([kept({ chain: ['r0', 's1'], saved: true })], ...page('r0', 'older')).adopt?.document).toBe('mine')
})
it('forgets what the page shows, and what was saved before others went on', () => {
  expect(recall([kept({})], ...page('r0', 'mine'))).toMatchObject({ adopt: null, offer: null, settled: ['t'] })
  expect(recall([kept({ saved: true })], ...page('other', 'theirs'))).toMatchObject({ adopt: null, offer: null, settled: ['t'] })
})
it('offers what was not saved where others went on, and does not forget it', () => {
  expect(recall([kept({})], ...page('other', 'theirs'))).toMatchObject({ adopt: null, offer: { document: 'mine' }, settled: [] })
})

/** One who types, saves and reloads; requests come in and answers go out in any order, or never. */
const STEPS = ['type', 'save', 'arrive', 'lose', 'answer', 'read', 'open'] as const
it('loses nothing that was typed, and is never in conflict with itself, whatever order things come in', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(3)), { maxLength: 60 })
  fc.assert(
    fc.property(steps, (all) => {
      const world = alone()
      for (const [step, which] of all) world[step](which)
      world.settle()
      expect(world.server().text).toBe(world.typed())
    }),
    { seed: 20260503, numRuns: 2000 },
  )
})

type Request = { save: string; after: readonly string[]; text: string; tab: number; answer?: 'ok' | 'conflict' }
function alone() {
  let server = { revision: 'r0', text: '' }
  let clock = 0
  let tab = 0
  const stored = new Map<string, KeptDraft<string>>()
  let read: typeof server | null = null
  let shown = ''
  let typed = ''
  let chain: readonly string[] = ['r0']
  let pending: string | null = null
  let running: Request | null = null
  let underway: Request[] = []
  const keep = (document: string, saved: boolean) => stored.set(`t${tab}`, { chain, document, saved, at: clock++ })
  const type = () => {
    typed += String.fromCharCode(97 + (clock % 26))
    shown = typed
    pending = shown
    keep(shown, false)
  }
  const save = () => {
    if (pending === null || running) return
    const request = { save: `s${clock++}`, after: chain, text: pending, tab }
    chain = longer(chain, request.save)
    keep(pending, false)
    running = request
    underway.push(request)
  }
  const arrive = (which: number) => {
    const waiting = underway.filter(({ answer }) => !answer)
    const request = waiting[which % waiting.length]
    if (!request) return
    request.answer = request.after.includes(server.revision) ? 'ok' : 'conflict'
    if (request.answer === 'ok') server = { revision: request.save, text: request.text }
  }
  /** the connection breaks: a request never comes, or its answer does not */
  const lose = (which: number) => {
    const request = underway[which % underway.length]
    underway = underway.filter((one) => one !== request)
    if (request === running) running = null
  }
  const answer = () => {
    if (!running?.answer) return
    expect(running.answer).toBe('ok')
    keep(pending ?? shown, pending === running.text)
    if (pending === running.text) pending = null
    running = null
  }
  const open = () => {
    if (!read) return
    tab++
    running = null
    pending = null
    const records = [...stored].map(([id, one]) => ({ ...one, id }))
    const { revision, text } = read
    const found = recall(records, revision, (document) => document === text)
    shown = found.adopt?.document ?? text
    chain = found.chain
    if (found.adopt) {
      pending = shown
      keep(shown, false)
    }
    expect(found.offer).toBeNull()
    expect(shown).toBe(typed)
    for (const id of found.settled) stored.delete(id)
    read = null
  }
  const settle = () => {
    for (let n = 0; n < 200 && (pending !== null || underway.some(({ answer: done }) => !done)); n++) {
      arrive(0)
      answer()
      save()
    }
    underway = []
  }
  const readPage = () => {
    read = server
  }
  return { type, save, arrive, lose, answer, read: readPage, open, settle, server: () => server, typed: () => typed }
}
