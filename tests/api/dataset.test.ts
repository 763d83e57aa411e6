import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { POST as changing } from '@/app/api/v1/annotation-sets/[set]/changes/route'
import { POST as sets } from '@/app/api/v1/documents/[document]/annotation-sets/route'
import { GET as oneDocument } from '@/app/api/v1/documents/[document]/route'
import { POST as loading } from '@/app/api/v1/projects/[project]/documents/route'
import { GET as exporting } from '@/app/api/v1/projects/[project]/export/route'
import { POST as filling } from '@/app/api/v1/projects/[project]/import/route'
import { POST as importing } from '@/app/api/v1/projects/import/route'
import { held } from '../support/bundles'
import { parsedJsonl } from '../support/datasets'
import { person, study, tokenOf } from '../support/people'
import { frozen, relating } from '../support/readings'
import { reading } from '../support/reviews'
import { call } from '../support/routes'
import { readShared, sharedIsThere } from '../support/shared'

const formWith = (file: string) => {
  const form = new FormData()
  form.set('remark', 'not the file')
  form.set('file', new Blob([file]), 'galley.jsonl')
  return form
}

test('a stranger is asked to sign in, somebody outside sees no project', async () => {
  const mona = await person('Mona')
  const { id } = await study([[mona, 'manager']])
  const outside = await tokenOf(await person('Cleo'))
  const params = { project: id }
  expect((await call(exporting, 'GET', { params })).status).toBe(401)
  expect((await call(importing, 'POST', { form: formWith('') })).status).toBe(401)
  expect((await call(exporting, 'GET', { params, token: outside })).status).toBe(404)
  expect((await call(filling, 'POST', { params, token: outside, form: formWith('') })).status).toBe(404)
  expect((await call(importing, 'POST', { token: await tokenOf(mona, 'annotate'), form: formWith('') })).status).toBe(403)
})

test('a download has a name that is safe in a header', async () => {
  const mona = await person('Mona')
  const { id } = await study([[mona, 'manager']], 'صدى "x"\r\nSet-Cookie: a=b/../é')
  const { headers, status } = await call(exporting, 'GET', { params: { project: id }, token: await tokenOf(mona) })
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w .-]+\.jsonl"; filename\*=UTF-8''[\w%.~-]+\.jsonl$/)
})

test('a file goes out and comes in by the API', async () => {
  const mona = await person('Mona')
  const token = await tokenOf(mona)
  const { id } = await study([[mona, 'manager']])
  await reading(await frozen(id, 'Officials said 😀 so.'), mona, [['sourcing.cue', 'said']])
  const out = await call(exporting, 'GET', { params: { project: id }, token })
  const made = await call(importing, 'POST', { token, form: formWith(out.text) })
  expect(made).toMatchObject({ status: 201, json: { documents: 1, annotations: 1 } })
  expect(await call(importing, 'POST', { token, form: formWith(out.text) })).toMatchObject({ status: 200, json: { id: made.json.id } })
  const refused = await call(importing, 'POST', { token, form: formWith(out.text.replace('"quote":"said"', '"quote":"sung"')) })
  expect(refused).toMatchObject({
    status: 422,
    json: { reason: 'unreadable-file', errors: [{ path: 'line 2.annotationSets.0.annotations.0', reason: 'quote-mismatch' }] },
  })
})

test.each([
  ['without a file', new FormData()],
  ['that is empty', formWith('')],
  ['that is binary', formWith('\u0000\u0001\ufffd')],
])('a form %s is refused with a reason', async (_, form) => {
  const { status, json } = await call(importing, 'POST', { token: await tokenOf(await person('Mona')), form })
  expect([400, 422]).toContain(status)
  expect(json.errors).toBeDefined()
})

type Gold = {
  readonly id: string
  readonly tag: string
  readonly plainQuote: string
  readonly plainOccurrence?: number
  /** in the text as others made it of the Markdown */
  readonly plainStart: number
  readonly attributes: Record<string, string>
  readonly note: string
}

const there = sharedIsThere ? '' : ' (skipped: ../shared is not there)'
test.skipIf(!sharedIsThere)(`the real article with its spans and relations goes in, out, and in again unchanged${there}`, async () => {
  const mona = await person('Mona', 'owner')
  const token = await tokenOf(mona)
  const { id: project } = await study([[mona, 'manager']])
  const gold: Gold[] = JSON.parse(readShared('articles/republished-article.gold.json'))
  const links: { type: string; from: string; to: string }[] = JSON.parse(readShared('articles/republished-article.relations.json'))
  expect([gold.length, links.length]).toEqual([76, 19])

  const body = { markdown: readShared('articles/republished-article.md'), freeze: true }
  const document = await call(loading, 'POST', { params: { project }, token, body })
  expect(document.status).toBe(201)
  const { characters } = (await call(oneDocument, 'GET', { params: { document: document.json.id }, token })).json.text
  const set = (await call(sets, 'POST', { params: { document: document.json.id }, token })).json.id

  const starts = gold.map((one) => startOf(one, characters))
  // the quote decides. The gold's own offsets count two characters between blocks where our text has one, and agree otherwise:
  // each span stands before where they say, by no less than the one before it
  const shifts = gold.map(({ plainStart }, n) => plainStart - (starts[n] as number))
  expect(shifts).toEqual(shifts.toSorted((one, other) => one - other))
  expect(shifts.at(-1)).toBeLessThan(40)
  const ids = new Map(gold.map((one) => [one.id, uuid()]))
  const changes = [
    ...gold.map(({ id, tag, plainQuote: quote, attributes, note }, n) => {
      const start = starts[n] as number
      const parts = [{ start, end: start + quote.length, quote }]
      return { id: uuid(), kind: 'create', annotation: { id: ids.get(id), tag, parts, attributes, note } }
    }),
    ...links.map(({ type, from, to }) => relating(type, ids.get(from) as string, ids.get(to) as string)),
  ]
  for (const _ of ['once', 'and again'])
    expect(await call(changing, 'POST', { params: { set }, token, body: { changes } })).toMatchObject({
      status: 200,
      json: { revision: 95, refused: [] },
    })

  const out = await call(exporting, 'GET', { params: { project }, token })
  const copy = await call(importing, 'POST', { token, form: formWith(out.text) })
  expect(copy.json).toMatchObject({ annotations: 76, relations: 19 })
  const again = await call(exporting, 'GET', { params: { project: copy.json.id }, token })
  expect(told(again.text)).toEqual(told(out.text))
})

function startOf({ plainQuote, plainOccurrence = 1 }: Gold, characters: string): number {
  let start = -1
  for (let n = 0; n < plainOccurrence; n++) start = characters.indexOf(plainQuote, start + 1)
  expect(start, `“${plainQuote}” stands in the text`).toBeGreaterThanOrEqual(0)
  return start
}

/** All that a file says, with ids, which the copy beside the original cannot keep, by the order in which they come. */
function told(jsonl: string): unknown {
  const { header, lines } = parsedJsonl(jsonl)
  const text = JSON.stringify(held({ header, documents: lines }))
  const ids = [...new Set(text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))]
  return JSON.parse(ids.reduce((said, id, n) => said.replaceAll(id, `#${n}`), text))
}
