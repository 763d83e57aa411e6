import { expect, test } from 'vitest'
import { z } from 'zod'
import { invalid } from '@/lib/api/invalid'
import { changesBody } from '@/lib/contracts/annotation-sets'
import { printedDate } from '@/lib/contracts/primitives'

const ID = '01936f6e-4c1e-7a52-9d0b-5f2f6f3f9a10'
const create = { id: ID, kind: 'create', annotation: { id: ID, tag: 'sourcing.cue', parts: [{ start: 0, end: 4, quote: 'said' }] } }
const { annotation } = create

async function faultsOf(schema: z.ZodType, body: unknown): Promise<string[]> {
  const { error } = schema.safeParse(body)
  if (!error) throw new Error('it was taken')
  const said = (await invalid(error, 'body').json()) as { errors: { path: string }[] }
  return said.errors.map(({ path }) => path)
}

test.each([
  [
    'an offset that is no whole number',
    { ...create, annotation: { ...annotation, parts: [{ start: 0.5, end: 4, quote: 'said' }] } },
    'annotation.parts.0.start',
  ],
  [
    'an offset in quotes',
    { ...create, annotation: { ...annotation, parts: [{ start: 0, end: '4', quote: 'said' }] } },
    'annotation.parts.0.end',
  ],
  ['a note that is none', { ...create, annotation: { ...annotation, note: {} } }, 'annotation.note'],
  ['attributes that are none', { ...create, annotation: { ...annotation, attributes: null } }, 'annotation.attributes'],
  ['a kind that is none', { ...create, kind: 'make' }, 'kind'],
  ['a field too many', { ...create, annotation: { ...annotation, colour: 'red' } }, 'annotation'],
])('a change with %s names the field', async (_, change, path) => {
  expect(await faultsOf(changesBody, { changes: [change] })).toEqual([`changes.0.${path}`].map((one) => `body.${one}`))
})

test('where several values would do, all are said', async () => {
  const { error } = z.union([z.literal('a'), z.literal('b')]).safeParse('c')
  const said = error && ((await invalid(error, 'query').json()) as { errors: { detail: string }[] })
  expect(said?.errors[0]?.detail).toMatch(/"a".*or.*"b"/)
})

test.each(['2026-02-31', '2026-13-01', '2026-04-31', '2026-00', '2026-05-03T25:00', '2026-05-03T10:61Z'])('%s is no date', (date) => {
  expect(printedDate.safeParse(date).success).toBe(false)
})
test.each(['2026', '2026-05', '2024-02-29', '2026-12-31T23:59:59.5+02:00', '2026-05-03T10:00Z'])('%s is one', (date) => {
  expect(printedDate.safeParse(date).success).toBe(true)
})
