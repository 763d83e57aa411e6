import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { GET as exporting } from '@/app/api/v1/projects/[project]/export/route'
import { POST as filling } from '@/app/api/v1/projects/[project]/import/route'
import { POST as importing } from '@/app/api/v1/projects/import/route'
import { applyChanges } from '@/lib/commands/apply-changes'
import type { Change } from '@/lib/domain/annotation/change'
import { parsedJsonl } from '../support/datasets'
import { person, study, tokenOf } from '../support/people'
import { frozen, relating, setOf, tagging } from '../support/readings'
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

const there = sharedIsThere ? '' : ' (skipped: ../shared is not there)'
test.skipIf(!sharedIsThere)(`the real article with its spans and relations goes out, in and out the same${there}`, async () => {
  const mona = await person('Mona')
  const token = await tokenOf(mona)
  const { id } = await study([[mona, 'manager']])
  type Gold = { id: string; tag: string; plainQuote: string; plainOccurrence?: number; attributes: Record<string, string>; note: string }
  const gold: Gold[] = JSON.parse(readShared('articles/republished-article.gold.json'))
  const links: { type: string; from: string; to: string }[] = JSON.parse(readShared('articles/republished-article.relations.json'))
  const document = await frozen(id, plain(gold, readShared('articles/republished-article.md')))
  const made = new Map<string, Change & { annotation: { id: string } }>(
    gold.map((one) => [
      one.id,
      tagging(document.characters, one.tag, one.plainQuote, { attributes: one.attributes, note: one.note }, one.plainOccurrence),
    ]),
  )
  const idOf = (name: string) => made.get(name)?.annotation.id ?? uuid()
  const changes = [...made.values(), ...links.map(({ type, from, to }) => relating(type, idOf(from), idOf(to)))]
  expect(await applyChanges(mona, await setOf(mona, document), changes)).toMatchObject({ ok: true, value: { refused: [] } })
  const out = await call(exporting, 'GET', { params: { project: id }, token })
  const copy = await call(importing, 'POST', { token, form: formWith(out.text) })
  const again = await call(exporting, 'GET', { params: { project: copy.json.id }, token })
  const shape = (jsonl: string) =>
    parsedJsonl(jsonl).lines.map((line) => [
      line.document.text.characters,
      line.annotationSets.map((set) => [
        set.annotations.map(({ tag, parts, attributes, note }) => [tag, parts, attributes, note]),
        set.relations.map(({ type }) => type),
      ]),
    ])
  expect(copy.json).toMatchObject({ annotations: gold.length, relations: links.length })
  expect(shape(again.text)).toEqual(shape(out.text))
})

/** The article's characters: its Markdown where each quote stands as it is, else the quotes one below the other. */
function plain(gold: readonly { plainQuote: string; plainOccurrence?: number }[], markdown: string): string {
  const missing = gold.filter(({ plainQuote, plainOccurrence = 1 }) => markdown.split(plainQuote).length <= plainOccurrence)
  return [
    markdown.trim(),
    ...missing.flatMap(({ plainQuote, plainOccurrence = 1 }) => Array<string>(plainOccurrence).fill(plainQuote)),
  ].join('\n')
}
