import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { submitSet } from '@/lib/commands/annotation-sets'
import { applyChanges } from '@/lib/commands/apply-changes'
import { db } from '@/lib/data/client'
import type { Change } from '@/lib/domain/annotation/change'
import { readSet } from '@/lib/queries/annotation-sets'
import { readChanges } from '@/lib/queries/changes'
import { person, study } from '../support/people'
import { frozen, relating, setOf, tagging } from '../support/readings'

const WORDS = 'Officials said 😀 the bridge “reform” failed.\nShare this article. Officials said so again.'
let ada: Caller
let ben: Caller
let stranger: Caller
let document: { documentId: string; textId: string }
let set: string

beforeAll(async () => {
  ada = await person('Ada')
  ben = await person('Ben')
  stranger = await person('Cleo')
  const project = await study([
    [ada, 'annotator'],
    [ben, 'annotator'],
  ])
  document = await frozen(project.id, WORDS)
  set = await setOf(ada, document)
})

const send = async (changes: Change[], caller = ada, to = set) => {
  const result = await applyChanges(caller, to, changes)
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
const content = async () => {
  const result = await readSet(ada, set)
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

describe('who may', () => {
  test('a stranger is told that there is no such set', async () => {
    const result = await applyChanges(stranger, set, [tagging(WORDS, 'sourcing.cue', 'said')])
    expect(result).toMatchObject({ ok: false, reason: 'not-found' })
  })

  test('a member does not write into somebody else’s set', async () => {
    expect(await applyChanges(ben, set, [tagging(WORDS, 'sourcing.cue', 'said')])).toMatchObject({ ok: false, reason: 'not-found' })
    expect((await content()).annotations).toEqual([])
  })

  test('a token that only reads does not write', async () => {
    expect(await applyChanges({ ...ada, via: 'token', scope: 'read' }, set, [tagging(WORDS, 'sourcing.cue', 'said')])).toMatchObject({
      ok: false,
      reason: 'scope-missing',
    })
  })
})

describe('applying', () => {
  test('sent twice, a change is done once and told of once', async () => {
    const change = tagging(WORDS, 'sourcing.source', 'Officials')
    expect(await send([change])).toMatchObject({ applied: [change.id], refused: [] })
    expect((await send([change, change])).applied).toEqual([change.id])
    const fresh = tagging(WORDS, 'sourcing.cue', 'said')
    expect(await send([fresh, fresh])).toMatchObject({ applied: [fresh.id], refused: [] })
    expect((await content()).annotations.filter((one) => one.id === change.annotation.id)).toHaveLength(1)
  })

  test('a quote that does not stand there is refused, and what depends on it, and nothing else', async () => {
    const wrong = tagging(WORDS, 'sourcing.cue', 'said')
    const broken = { ...wrong, annotation: { ...wrong.annotation, parts: [{ start: 0, end: 5, quote: 'WRONG' }] } }
    const fine = tagging(WORDS, 'framing.scare_quotes', '“reform”', { attributes: { intensity: '2' } })
    const link = relating('attribution', wrong.annotation.id, fine.annotation.id)
    const answer = await send([broken, link, fine])
    expect(answer.applied).toEqual([fine.id])
    expect(answer.refused.map((one) => [one.id, one.reason])).toEqual([
      [broken.id, 'quote-mismatch'],
      [link.id, 'depends-on-refused'],
    ])
    expect((await content()).annotations.find((one) => one.id === fine.annotation.id)).toMatchObject({ attributes: { intensity: 2 } })
  })

  test('two devices: attributes stand beside each other, a note that was changed elsewhere is refused, and the log tells all of it', async () => {
    const words = 'Ministers wrote.'
    const own = await setOf(ada, await frozen((await content()).projectId, words))
    const made = tagging(words, 'sourcing.source', 'Ministers')
    const { id } = made.annotation
    const one: Change = {
      id: v7(),
      kind: 'update',
      annotation: { id, attributes: { sourceType: 'official' }, note: 'one' },
      was: { attributes: {}, note: '' },
    }
    const naming: Change = { id: v7(), kind: 'update', annotation: { id, attributes: { naming: 'named_person' } }, was: { attributes: {} } }
    const note: Change = { id: v7(), kind: 'update', annotation: { id, note: 'two' }, was: { note: '' } }
    await send([made, one], ada, own)
    const answer = await send([naming, note], ada, own)
    expect(answer).toMatchObject({ applied: [naming.id], refused: [{ id: note.id, reason: 'changed-elsewhere' }] })
    const again = await send([naming, note], ada, own)
    expect([again.applied, again.refused]).toEqual([answer.applied, answer.refused])
    const both = { attributes: { sourceType: 'official', naming: 'named_person' } }
    const set = await readSet(ada, own)
    expect(set.ok && set.value.annotations).toMatchObject([{ ...both, note: 'one' }])
    const log = await readChanges(ada, own, { cursor: 0, limit: 200 })
    expect(log.ok && log.value.items.map(({ body }) => body)).toMatchObject([{}, { note: 'one' }, both])
    expect(log.ok && log.value.items.every(({ body }) => !('was' in body))).toBe(true)
  })

  test('an annotation that goes takes its relations along, and comes back by being made again', async () => {
    const source = tagging(WORDS, 'sourcing.source', 'Officials', {}, 2)
    const cue = tagging(WORDS, 'sourcing.cue', 'said', {}, 2)
    const link = relating('attribution', source.annotation.id, cue.annotation.id)
    await send([source, cue, link])
    expect((await content()).relations.map((one) => one.id)).toContain(link.relation.id)
    await send([{ id: v7(), kind: 'delete', annotation: { id: cue.annotation.id } }])
    expect((await content()).relations).toEqual([])
    await send([{ ...cue, id: v7() }])
    expect((await content()).annotations.map((one) => one.id)).toContain(cue.annotation.id)
  })

  test('an update of a relation may name one of its ends only', async () => {
    const source = tagging(WORDS, 'sourcing.source', 'bridge')
    const cue = tagging(WORDS, 'sourcing.cue', 'reform')
    const other = tagging(WORDS, 'sourcing.cue', 'again')
    const link = relating('attribution', source.annotation.id, cue.annotation.id)
    await send([source, cue, other, link])
    const answer = await send([{ id: v7(), kind: 'update', relation: { id: link.relation.id, to: other.annotation.id } }])
    expect(answer.refused).toEqual([])
    expect((await content()).relations).toContainEqual(
      expect.objectContaining({ id: link.relation.id, from: source.annotation.id, to: other.annotation.id }),
    )
  })

  test('what was refused stays refused when its answer was lost and it comes again with what followed it', async () => {
    const made = tagging(WORDS, 'sourcing.cue', 'failed')
    const { id } = made.annotation
    await send([made, { id: v7(), kind: 'delete', annotation: { id } }])
    const removed: Change = { id: v7(), kind: 'delete', annotation: { id } }
    const remade: Change = { ...made, id: v7() }
    const answer = { applied: [remade.id], refused: [{ id: removed.id, reason: 'not-found' }] }
    expect(await send([removed, remade])).toMatchObject(answer)
    expect(await send([removed, remade])).toMatchObject(answer)
    expect((await content()).annotations.map((one) => one.id)).toContain(id)
  })

  test('the same tag on the same span is refused', async () => {
    expect((await send([tagging(WORDS, 'boilerplate.share_prompt', 'Share this article.')])).refused).toEqual([])
    expect((await send([tagging(WORDS, 'boilerplate.share_prompt', 'Share this article.')])).refused).toMatchObject([
      { reason: 'duplicate-annotation' },
    ])
  })

  test('ids that another set uses are refused there', async () => {
    const mine = tagging(WORDS, 'framing.labeling', 'bridge')
    await send([mine])
    const bens = await setOf(ben, document)
    const answer = await send([mine, { ...mine, id: v7() }], ben, bens)
    expect(answer.refused.map((one) => one.reason)).toEqual(['id-taken', 'id-taken'])
  })

  test('an offset that cuts the emoji in two is refused', async () => {
    const at = WORDS.indexOf('😀')
    const change: Change = {
      id: v7(),
      kind: 'create',
      annotation: { id: v7(), tag: 'framing.labeling', parts: [{ start: at, end: at + 1, quote: WORDS.slice(at, at + 1) }] },
    }
    expect((await send([change])).refused).toMatchObject([{ reason: 'span-splits-character' }])
  })

  test('five hundred changes in one request', async () => {
    const long = Array.from({ length: 500 }, (_, n) => `Sentence ${n}.`).join(' ')
    const big = await setOf(ada, await frozen((await content()).projectId, long))
    const answer = await send(
      Array.from({ length: 500 }, (_, n) => tagging(long, 'sourcing.unattributed_claim', `Sentence ${n}.`)),
      ada,
      big,
    )
    expect(answer.applied).toHaveLength(500)
    expect(answer.revision).toBe(500)
  })

  test('batches of one set at the same time each get their own numbers', async () => {
    const text = Array.from({ length: 40 }, (_, n) => `Word${n}.`).join(' ')
    const own = await setOf(ada, await frozen((await content()).projectId, text))
    await Promise.all(Array.from({ length: 40 }, (_, n) => send([tagging(text, 'framing.labeling', `Word${n}.`)], ada, own)))
    const numbers = (await db().change.findMany({ where: { setId: own }, orderBy: { sequence: 'asc' } })).map((row) => row.sequence)
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  })
})

test('the history tells who did what, in order', async () => {
  const history = await readChanges(ada, set, { cursor: 0, limit: 3 })
  expect(history).toMatchObject({
    ok: true,
    value: { items: [{ sequence: 1, kind: 'create', author: { name: 'Ada' } }, { sequence: 2 }, { sequence: 3 }], next: '3' },
  })
})

test('a submitted set takes no more changes, but knows those it had', async () => {
  const before = tagging(WORDS, 'framing.labeling', 'failed')
  await send([before])
  await submitSet(ada, set)
  expect(await applyChanges(ada, set, [tagging(WORDS, 'framing.labeling', 'again')])).toMatchObject({ ok: false, reason: 'set-submitted' })
  expect((await send([before])).applied).toEqual([before.id])
})
