import { beforeAll, describe, expect, it } from 'vitest'
import * as draft from '@/app/api/v1/documents/[document]/draft/route'
import * as freeze from '@/app/api/v1/documents/[document]/freeze/route'
import * as restore from '@/app/api/v1/documents/[document]/restore/route'
import * as document from '@/app/api/v1/documents/[document]/route'
import { GET, POST } from '@/app/api/v1/projects/[project]/documents/route'
import { GET as trash } from '@/app/api/v1/projects/[project]/documents/trash/route'
import { person, study, tokenOf } from '../support/people'
import { call } from '../support/routes'

let token: string
let project: string
beforeAll(async () => {
  const manager = await person('Maria Roth')
  token = await tokenOf(manager)
  project = (await study([[manager, 'manager']])).id
})
const post = (body: unknown, as: string | null = token) => call(POST, 'POST', { token: as, params: { project }, body })
const upload = (content: BlobPart[], name: string, fields: Record<string, string> = {}) => {
  const form = new FormData()
  form.set('file', new File(content, name))
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  return call(POST, 'POST', { token, params: { project }, form })
}
function twice(field: string) {
  const form = new FormData()
  form.set('file', new File(['a'], 'a.txt'))
  for (const value of ['one', 'two']) form.append(field, value)
  return call(POST, 'POST', { token, params: { project }, form })
}

describe('documents by the API', () => {
  it('are closed to somebody without a token', async () => {
    expect((await post({ text: 'a', freeze: true }, null)).status).toBe(401)
    for (const [route, method] of [
      [document.GET, 'GET'],
      [document.PATCH, 'PATCH'],
      [document.DELETE, 'DELETE'],
      [draft.GET, 'GET'],
      [draft.PUT, 'PUT'],
      [freeze.POST, 'POST'],
      [restore.POST, 'POST'],
      [GET, 'GET'],
      [trash, 'GET'],
    ] as const)
      expect((await call(route, method, { params: { document: 'x', project } })).status).toBe(401)
  })
  it('are added as JSON', async () => {
    const made = await post({
      title: 'A',
      markdown: '# Head\n\nBody **bold**',
      provenance: { publisher: 'Courier', url: '' },
      freeze: true,
    })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({
      title: 'A',
      state: 'frozen',
      provenance: { publisher: 'Courier', url: null },
      text: { version: 1, characters: 'Head\nBody bold', inlines: [{ type: 'bold', start: 10, end: 14 }] },
    })
    expect((await call(document.GET, 'GET', { token, params: { document: made.json.id } })).json.text.sha256).toBe(made.json.text.sha256)
  })
  it('are added as a form, with the fields beside the file', async () => {
    const made = await upload(['Line one\r\nline two'], 'a.txt', { freeze: 'true', provenance: '{"publisher":"Courier"}' })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({
      state: 'frozen',
      title: 'Line one',
      provenance: { publisher: 'Courier' },
      text: { characters: 'Line one\nline two' },
    })
  })
  it.each<[string, () => ReturnType<typeof post>, number, string]>([
    ['two formats', () => post({ text: 'a', html: 'b' }), 400, 'invalid'],
    ['an unknown field', () => post({ text: 'a', nonsense: 1 }), 400, 'unknown-field'],
    ['an empty text', () => post({ text: '' }), 422, 'empty-text'],
    ['an address that runs', () => post({ text: 'a', provenance: { url: 'javascript:alert(1)' } }), 400, 'invalid'],
    ['a form without a file', () => call(POST, 'POST', { token, params: { project }, form: new FormData() }), 400, 'invalid'],
    ['a form with provenance that is no JSON', () => upload(['a'], 'a.txt', { provenance: '{' }), 400, 'invalid'],
    ['a form with an unknown field', () => upload(['a'], 'a.txt', { nonsense: '1' }), 400, 'unknown-field'],
    ['a form with a field that stands twice', () => twice('title'), 400, 'invalid'],
    ['a form with an unknown field that stands twice', () => twice('nonsense'), 400, 'invalid'],
    [
      'a form with a field of the object prototype',
      () => upload(['a'], 'a.txt', { __proto__x: '1', constructor: '1' }),
      400,
      'unknown-field',
    ],
    ['an empty file', () => upload([''], 'a.txt'), 422, 'empty-text'],
    ['a PDF', () => upload(['%PDF-1.7'], 'a.txt'), 422, 'not-text'],
    ['a file of 50 MB', () => upload([new Uint8Array(50 * 1024 * 1024).fill(97)], 'a.txt'), 413, 'too-large'],
    ['a text of 6 MB', () => post({ text: 'word '.repeat(1_200_000) }), 413, 'too-large'],
    ['3,000 levels', () => post({ html: '<div>'.repeat(3000) }), 422, 'markup-too-deep'],
  ])('are refused: %s', async (_, send, status, reason) => {
    const answer = await send()
    expect({ status: answer.status, reason: answer.json?.reason }).toEqual({ status, reason })
  })
  it('go from draft to frozen, to the trash and back', async () => {
    const params = { document: (await post({ text: 'Draft words' })).json.id as string }
    const read = await call(draft.GET, 'GET', { token, params })
    expect(read.json).toMatchObject({
      text: { characters: 'Draft words' },
      report: { format: 'text', found: [{ field: 'title', value: 'Draft words', from: 'first line' }] },
    })
    const content = [{ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'New' }] }]
    const saved = await call(draft.PUT, 'PUT', { token, params, body: { document: { type: 'doc', content }, expected: read.json.sha256 } })
    expect(saved.status).toBe(200)
    expect((await call(draft.PUT, 'PUT', { token, params, body: {} })).status).toBe(400)
    expect((await call(draft.PUT, 'PUT', { token, params, body: { document: {}, expected: read.json.sha256 } })).json.reason).toBe(
      'invalid',
    )
    expect((await call(document.PATCH, 'PATCH', { token, params, body: { title: 'Title' } })).json.title).toBe('Title')
    expect((await call(freeze.POST, 'POST', { token, params })).json).toMatchObject({
      state: 'frozen',
      text: { characters: 'New', sha256: saved.json.sha256 },
    })
    expect((await call(freeze.POST, 'POST', { token, params })).status).toBe(409)
    expect((await call(document.DELETE, 'DELETE', { token, params })).status).toBe(204)
    expect((await call(document.GET, 'GET', { token, params })).status).toBe(404)
    expect((await call(restore.POST, 'POST', { token, params })).json).toMatchObject({ title: 'Title', state: 'frozen' })
  })
})
