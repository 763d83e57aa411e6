import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { changeDocument, deleteDocument, restoreDocument } from '@/lib/commands/change-document'
import { createDocument, createDocumentFromFile } from '@/lib/commands/create-document'
import { freezeDocument, saveDraft } from '@/lib/commands/drafts'
import type { DocumentInput, DraftInput } from '@/lib/contracts/documents'
import { db } from '@/lib/data/client'
import { documentOf } from '@/lib/domain/text/article-document'
import { readDocument, readDocuments } from '@/lib/queries/documents'
import { readDraft } from '@/lib/queries/drafts'
import { person, study } from '../support/people'

let manager: Caller
let annotator: Caller
let stranger: Caller
let project: string

beforeAll(async () => {
  manager = await person('Maria Roth')
  annotator = await person('Ann Otto')
  stranger = await person('Stranger')
  project = (
    await study([
      [manager, 'manager'],
      [annotator, 'annotator'],
    ])
  ).id
})

const ARTICLE = '# Dockers walk out\n\nBy Ines Tavera\n\nAbout 600 dockers left the terminal on Sunday.\n'
const add = async (over: Partial<DocumentInput> = {}) => {
  const made = await createDocument(manager, project, { markdown: ARTICLE, freeze: false, ...over })
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
const reason = (result: { ok: true } | { ok: false; reason: string }) => (result.ok ? 'ok' : result.reason)
const draftOf = async (id: string) => {
  const draft = await readDraft(manager, id)
  if (!draft.ok) throw new Error(draft.reason)
  return draft.value
}

describe('adding an article', () => {
  it('is not for a stranger, who learns of no project, nor for an annotator', async () => {
    const input = { markdown: ARTICLE, freeze: true }
    expect(reason(await createDocument(stranger, project, input))).toBe('not-found')
    expect(reason(await createDocument(annotator, project, input))).toBe('forbidden')
    expect(reason(await createDocumentFromFile(stranger, project, new File([ARTICLE], 'a.md'), input))).toBe('not-found')
    expect(await db().document.count({ where: { projectId: project } })).toBe(0)
  })
  it('takes a token that reaches far enough', async () => {
    const reader: Caller = { ...manager, via: 'token', scope: 'read', tokenId: 't' }
    expect(reason(await createDocument(reader, project, { markdown: ARTICLE, freeze: true }))).toBe('scope-missing')
  })
  it('makes a draft with what was found, and keeps the source as it came', async () => {
    const { id, title, state, text, provenance, report } = await add({ markdown: `\ufeff${ARTICLE.replaceAll('\n', '\r\n')}` })
    expect({ title, state, text, byline: provenance.byline }).toEqual({
      title: 'Dockers walk out',
      state: 'draft',
      text: null,
      byline: 'Ines Tavera',
    })
    expect(report.found).toContainEqual({ field: 'byline', value: 'Ines Tavera', from: 'line “By Ines Tavera”' })
    const source = await db().documentSource.findUniqueOrThrow({ where: { documentId: id } })
    expect(source.characters).toBe(`\ufeff${ARTICLE.replaceAll('\n', '\r\n')}`)
    expect((await draftOf(id)).text.characters).toBe('Dockers walk out\nBy Ines Tavera\nAbout 600 dockers left the terminal on Sunday.')
  })
  it('freezes at once where that is asked, and takes what is given rather than what is found', async () => {
    const { text, title, provenance } = await add({ title: 'Mine', provenance: { byline: null, publisher: 'Courier' }, freeze: true })
    expect(title).toBe('Mine')
    expect(provenance).toMatchObject({ byline: null, publisher: 'Courier' })
    expect(text).toMatchObject({
      version: 1,
      blocks: [{ type: 'heading', level: 1, start: 0, end: 16 }, { type: 'paragraph' }, { type: 'paragraph' }],
    })
  })
  it('says when the very same was loaded before, and makes it all the same', async () => {
    const first = await add({ markdown: 'Twice the same words.' })
    const second = await add({ markdown: 'Twice the same words.' })
    expect(second.report.notes).toEqual([expect.objectContaining({ reason: 'loaded-before', documentId: first.id })])
    expect(first.report.notes).toEqual([])
  })
  it.each<[string, Partial<DocumentInput>, string]>([
    ['an empty text', { markdown: ' \n' }, 'empty-text'],
    ['a PDF', { markdown: '%PDF-1.7 x' }, 'not-text'],
    ['an original of elsewhere', { originalId: 'nowhere' }, 'invalid'],
  ])('refuses %s and makes nothing', async (_, over, expected) => {
    const before = await db().document.count()
    expect(reason(await createDocument(manager, project, { markdown: ARTICLE, freeze: true, ...over }))).toBe(expected)
    expect(await db().document.count()).toBe(before)
  })
  it('takes files: the name tells the format, and a Word file is said to be one', async () => {
    const made = await createDocumentFromFile(manager, project, new File(['<h1>Head</h1><p onclick=x>Body<script>x</script>'], 'a.html'), {
      freeze: true,
    })
    expect(made).toMatchObject({
      ok: true,
      value: { title: 'Head', text: { characters: 'Head\nBody' }, report: { format: 'html', dropped: [{ what: 'scripts', count: 1 }] } },
    })
    const word = await createDocumentFromFile(manager, project, new File(['PK\x03\x04word/document.xml'], 'a.docx'), { freeze: true })
    expect(word).toMatchObject({ ok: false, reason: 'not-text', detail: expect.stringContaining('Word') })
  })
  it('keeps NUL, lone surrogates and directional controls from doing harm', async () => {
    const { text, report } = await add({ markdown: undefined, text: 'a\0b\ud83dc\u202ed', freeze: true })
    expect(text?.characters).toBe('abc\u202ed')
    expect(report.dropped.map(({ what }) => what)).toEqual(['NUL characters', 'broken characters (lone surrogates)'])
    expect(report.notes.map(({ reason }) => reason)).toEqual(['bidi-controls'])
  })
})

describe('saving a draft', () => {
  const body = (words: string): DraftInput => ({
    document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] },
  })
  it('is not for a stranger, nor for an annotator, and neither reads it', async () => {
    const { id } = await add()
    expect(reason(await saveDraft(stranger, id, body('x')))).toBe('not-found')
    expect(reason(await saveDraft(annotator, id, body('x')))).toBe('not-found')
    expect(reason(await readDraft(stranger, id))).toBe('not-found')
    expect(reason(await readDraft(annotator, id))).toBe('not-found')
  })
  it('keeps a document of the editor, or a text', async () => {
    const { id } = await add()
    const saved = await saveDraft(manager, id, body('Other words'))
    const { text, sha256 } = await draftOf(id)
    expect(saved).toEqual({ ok: true, value: { sha256, wordCount: 2 } })
    expect(text.characters).toBe('Other words')
    expect(
      reason(await saveDraft(manager, id, { text: { characters: 'a', blocks: [{ type: 'paragraph', start: 0, end: 1 }], inlines: [] } })),
    ).toBe('ok')
  })
  it('does not write over what another tab saved', async () => {
    const { id } = await add()
    const { sha256 } = await draftOf(id)
    await saveDraft(manager, id, { ...body('First'), expected: sha256 })
    expect(reason(await saveDraft(manager, id, { ...body('Second'), expected: sha256 }))).toBe('draft-changed')
    expect((await draftOf(id)).text.characters).toBe('First')
  })
  it('knows its sender’s own saves, whose answers are lost or late, and nobody else’s', async () => {
    const { id } = await add()
    const { revision } = await draftOf(id)
    const save = (words: string, own: string, after: string[]) => saveDraft(manager, id, { ...body(words), save: own, after })
    expect(reason(await save('One', 's1', [revision]))).toBe('ok')
    // the page was read before s1 came, and was reloaded with what its browser kept
    expect(reason(await save('One two', 's2', [revision, 's1']))).toBe('ok')
    expect((await draftOf(id)).revision).toBe('s2')
    // s1 sent once more by a slow network, and a tab that knows only what it opened
    expect(reason(await save('One', 's1', [revision]))).toBe('draft-changed')
    expect(reason(await saveDraft(manager, id, { ...body('Mine'), save: 'o1', after: [revision] }))).toBe('draft-changed')
    // the API’s own caller has made a change without a name
    const { sha256 } = await draftOf(id)
    await saveDraft(manager, id, { ...body('Theirs'), expected: sha256 })
    expect(reason(await save('One two three', 's3', [revision, 's1', 's2']))).toBe('draft-changed')
    expect((await draftOf(id)).text.characters).toBe('Theirs')
  })
  it('takes of two saves over the same draft, at the same moment, just one', async () => {
    const { id } = await add()
    const { revision } = await draftOf(id)
    const both = await Promise.all(['a', 'b'].map((one) => saveDraft(manager, id, { ...body(one), save: one, after: [revision] })))
    expect(both.map(reason).sort()).toEqual(['draft-changed', 'ok'])
    expect(both.map(reason).indexOf('ok')).toBe(['a', 'b'].indexOf((await draftOf(id)).revision))
  })
  it('refuses what is no article, with the place, and keeps what was', async () => {
    const { id } = await add()
    const before = (await draftOf(id)).sha256
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } }
    const bad = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [link] }] }] }
    expect(await saveDraft(manager, id, { document: bad })).toMatchObject({
      reason: 'invalid',
      errors: [{ path: 'document.content.0.content.0.marks.0.attrs.href' }],
    })
    expect(
      reason(await saveDraft(manager, id, { text: { characters: 'ab', blocks: [{ type: 'paragraph', start: 0, end: 1 }], inlines: [] } })),
    ).toBe('invalid')
    expect(reason(await saveDraft(manager, id, body('a\0b')))).toBe('invalid')
    expect((await draftOf(id)).sha256).toBe(before)
  })
})

describe('freezing', () => {
  it('is not for a stranger, nor for an annotator', async () => {
    const { id } = await add()
    expect(reason(await freezeDocument(stranger, id))).toBe('not-found')
    expect(reason(await freezeDocument(annotator, id))).toBe('not-found')
  })
  it('makes text version 1 without empty blocks, once', async () => {
    const { id } = await add()
    const { text } = await draftOf(id)
    const document = documentOf(text)
    await saveDraft(manager, id, { document: { ...document, content: [{ type: 'paragraph' }, ...document.content, { type: 'quote' }] } })
    expect(await freezeDocument(manager, id)).toMatchObject({ ok: true, value: { state: 'frozen', text: { version: 1, ...text } } })
    expect(reason(await freezeDocument(manager, id))).toBe('already-frozen')
    expect(reason(await saveDraft(manager, id, { document }))).toBe('already-frozen')
    expect(reason(await readDraft(manager, id))).toBe('already-frozen')
    expect(await db().text.count({ where: { documentId: id } })).toBe(1)
  })
  it('refuses a draft without words', async () => {
    const { id } = await add()
    await saveDraft(manager, id, { document: { type: 'doc', content: [{ type: 'paragraph' }] } })
    expect(reason(await freezeDocument(manager, id))).toBe('empty-text')
  })
})

describe('changing a document', () => {
  it('is not for a stranger, nor for an annotator', async () => {
    const { id } = await add()
    expect(reason(await changeDocument(stranger, id, { title: 'x' }))).toBe('not-found')
    expect(reason(await changeDocument(annotator, id, { title: 'x' }))).toBe('not-found') // they know of no drafts
    const frozen = await add({ freeze: true })
    expect(reason(await changeDocument(annotator, frozen.id, { title: 'x' }))).toBe('forbidden')
    expect(reason(await deleteDocument(annotator, frozen.id))).toBe('forbidden')
  })
  it('changes what is given and nothing else', async () => {
    const { id } = await add({ provenance: { publisher: 'Courier' } })
    const changed = await changeDocument(manager, id, { title: 'New', provenance: { byline: null, retrievedAt: '2026-05-03T10:00:00Z' } })
    expect(changed).toMatchObject({
      ok: true,
      value: { title: 'New', provenance: { publisher: 'Courier', byline: null, retrievedAt: '2026-05-03T10:00:00.000Z' } },
    })
  })
  it('knows copies, but none of itself', async () => {
    const [a, b, c] = [await add(), await add(), await add()]
    expect(reason(await changeDocument(manager, b.id, { originalId: a.id }))).toBe('ok')
    expect(reason(await changeDocument(manager, c.id, { originalId: b.id }))).toBe('ok')
    expect(reason(await changeDocument(manager, a.id, { originalId: c.id }))).toBe('invalid')
    expect(reason(await changeDocument(manager, a.id, { originalId: a.id }))).toBe('invalid')
    expect(await changeDocument(manager, b.id, { originalId: null })).toMatchObject({ ok: true, value: { originalId: null } })
  })
})

describe('the trash', () => {
  it('is not for a stranger, nor for an annotator', async () => {
    const { id } = await add()
    expect(reason(await deleteDocument(stranger, id))).toBe('not-found')
    expect(reason(await deleteDocument(annotator, id))).toBe('not-found')
    await deleteDocument(manager, id)
    expect(reason(await restoreDocument(stranger, id))).toBe('not-found')
    expect(reason(await restoreDocument(annotator, id))).toBe('not-found')
  })
  it('tells an annotator of a frozen document, in the trash or not, that restoring is not for them', async () => {
    const { id } = await add({ freeze: true })
    expect(reason(await restoreDocument(annotator, id))).toBe('forbidden')
    await deleteDocument(manager, id)
    expect(reason(await restoreDocument(stranger, id))).toBe('not-found')
    expect(reason(await restoreDocument(annotator, id))).toBe('forbidden')
  })
  it('holds a document out of sight until it is restored as it was', async () => {
    const { report: _, ...made } = await add({ freeze: true })
    await deleteDocument(manager, made.id)
    for (const hidden of [readDocument, freezeDocument, deleteDocument, readDraft])
      expect(reason(await hidden(manager, made.id))).toBe('not-found')
    expect(reason(await saveDraft(manager, made.id, { document: {} }))).toBe('not-found')
    const listed = await readDocuments(manager, project, { limit: 200 })
    expect(listed.ok && listed.value.items.some(({ id }) => id === made.id)).toBe(false)
    expect(await restoreDocument(manager, made.id)).toEqual({ ok: true, value: made })
    expect(reason(await restoreDocument(manager, made.id))).toBe('ok')
  })
})
