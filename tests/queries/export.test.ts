import { expect, test } from 'vitest'
import { type DatasetFilters, exportQuery } from '@/lib/contracts/export'
import { db } from '@/lib/data/client'
import { currentTagset } from '@/lib/data/tagsets'
import { aggregates } from '@/lib/queries/aggregates'
import { aggregatesPage } from '@/lib/queries/aggregates-page'
import { exportDataset } from '@/lib/queries/export'
import { spans } from '@/lib/queries/spans'
import { exported, parsedJsonl } from '../support/datasets'
import { person, study } from '../support/people'
import { frozen } from '../support/readings'
import { reading } from '../support/reviews'

const TEXT = 'Officials said 😀 the so-called “reform” would go ahead.\nShare this article.'

async function scene() {
  const [mona, ada, ben, cleo] = await Promise.all(['Mona', 'Ada', 'Ben', 'Cleo'].map((name) => person(name)))
  if (!mona || !ada || !ben || !cleo) throw new Error('nobody came')
  const project = await study([
    [mona, 'manager'],
    [ada, 'annotator'],
    [ben, 'annotator'],
  ])
  const document = await frozen(project.id, TEXT, 'Strike; “day 2”')
  return { mona, ada, ben, cleo, project, document }
}

test('somebody outside of the project exports nothing', async () => {
  const { cleo, project } = await scene()
  expect(await exported(cleo, project.id)).toBe('not-found')
})

test('nothing of a set is in an export before its maker may see it', async () => {
  const { mona, ada, ben, project, document } = await scene()
  const secret = await reading(document, ada, [['framing.scare_quotes', '“reform”']])
  await reading(document, ben, [], 'open')
  for (const query of [
    { format: 'jsonl' },
    { format: 'csv' },
    { sets: 'submitted' },
    { annotator: ada.userId },
    { tag: 'framing.scare_quotes' },
  ]) {
    const file = await exported(ben, project.id, query as unknown as Record<string, string>)
    for (const trace of ['scare_quotes', secret.id, secret.annotations[0] as string])
      expect(file.includes(trace), `${JSON.stringify(query)} tells of ${trace}`).toBe(false)
  }
  const { lines } = parsedJsonl(await exported(mona, project.id))
  expect(lines[0]?.annotationSets.map((set) => set.owner?.name).sort()).toEqual(['Ada', 'Ben'])
})

test('offsets are code points, and addresses are for managers', async () => {
  const { mona, ada, project, document } = await scene()
  await reading(document, ada, [['framing.scare_quotes', '“reform”']])
  const { header, lines } = parsedJsonl(await exported(mona, project.id))
  const [annotation] = lines[0]?.annotationSets[0]?.annotations ?? []
  const [part] = annotation?.parts ?? []
  expect(header).toMatchObject({ galley: 1, offsets: 'code-point', tagset: { revision: 1 } })
  expect([...TEXT].slice(part?.start, part?.end).join('')).toBe('“reform”')
  expect(lines[0]?.annotationSets[0]?.owner?.email).toBe(ada.email)
  expect((await exported(ada, project.id)).includes(mona.email)).toBe(false)
})

test('the CSV keeps every character, and the one for spreadsheets escapes what would run', async () => {
  const { mona, ada, project, document } = await scene()
  const { annotations } = await reading(document, ada, [['framing.scare_quotes', '“reform”']])
  await db().annotation.update({ where: { id: annotations[0] as string }, data: { note: '=1+1, "so"\nthen' } })
  const csv = await exported(mona, project.id, { format: 'csv' })
  expect(csv).toContain('"=1+1, ""so""\nthen"')
  expect(csv.split('\r\n')[0]).toContain('start_code_point')
  const forSheets = await exported(mona, project.id, { format: 'csv', spreadsheet: '1' })
  expect(forSheets.startsWith('\ufeff')).toBe(true)
  expect(forSheets).toContain(`"'=1+1`)
})

test('a filter to which nothing can answer is refused by its name, for exports, numbers and spans; an old tag is none of these', async () => {
  const { mona, ada, project, document } = await scene()
  await reading(document, ada, [['framing.scare_quotes', '“reform”']])
  const asked = async (filters: DatasetFilters) => [
    await exportDataset(mona, project.id, exportQuery.parse(filters)),
    await aggregates(mona, project.id, { by: ['layer'], measure: 'annotations', sets: 'submitted', ...filters }),
    await spans(mona, project.id, { sets: 'submitted', limit: 5, ...filters }),
  ]
  for (const [name, value] of [
    ['layer', 'nonsense'],
    ['tag', 'framing.nonsense'],
    ['annotator', project.id],
  ] as const)
    for (const answer of await asked({ [name]: value }))
      expect(answer).toMatchObject({ ok: false, reason: 'invalid', errors: [{ path: `query.${name}` }] })
  const page = await aggregatesPage(mona, project.id, {
    show: 'count',
    rows: 'tag',
    sets: 'submitted',
    filters: { layer: 'nonsense' },
    at: {},
  })
  expect(page.ok && page.value.spans.total).toBe(1)
  const { tagset } = await currentTagset(project.id)
  const without = { ...tagset, tags: tagset.tags.filter(({ key }) => key !== 'framing.scare_quotes') }
  await db().tagsetRevision.create({ data: { projectId: project.id, number: 2, tagset: without as never } })
  for (const answer of await asked({ tag: 'framing.scare_quotes', annotator: ada.userId })) expect(answer.ok).toBe(true)
})

test('filters narrow an export to what was asked for', async () => {
  const { mona, ada, ben, project, document } = await scene()
  await reading(document, ada, [
    ['framing.scare_quotes', '“reform”'],
    ['boilerplate.share_prompt', 'Share this article.'],
  ])
  await reading(document, ben, [['boilerplate.share_prompt', 'Share this article.']], 'open')
  await frozen(project.id, 'Another one', 'Untouched')
  const tags = async (query: Record<string, string>) =>
    parsedJsonl(await exported(mona, project.id, query)).lines.flatMap((line) =>
      line.annotationSets.flatMap((set) => set.annotations.map(({ tag }) => tag)),
    )
  expect(await tags({ layer: 'framing' })).toEqual(['framing.scare_quotes'])
  expect(await tags({ sets: 'submitted' })).toHaveLength(2)
  expect(await tags({ sets: 'mine' })).toEqual([])
  expect(await tags({ state: 'accepted' })).toEqual([])
  expect(await tags({ publisher: '-' })).toHaveLength(3)
  expect(parsedJsonl(await exported(mona, project.id)).lines).toHaveLength(2)
  expect(parsedJsonl(await exported(mona, project.id, { layer: 'framing' })).lines).toHaveLength(1)
})

test('an export shows one moment: what is saved while it is read is not in it, and nobody waits for it', async () => {
  const { mona, ada, project } = await scene()
  const documents = []
  for (let n = 0; n < 25; n++) documents.push(await frozen(project.id, TEXT, `Day ${n}`))
  const file = await exportDataset(mona, project.id, exportQuery.parse({}))
  if (!file.ok) throw new Error(file.reason)
  const chunks: string[] = []
  for await (const chunk of file.value.chunks) {
    chunks.push(chunk)
    // after the first line has left, and between pages
    if (chunks.length === 1) for (const document of documents) await reading(document, ada, [['framing.scare_quotes', '“reform”']])
  }
  const { lines } = parsedJsonl(chunks.join(''))
  expect(lines).toHaveLength(26)
  expect(lines.flatMap((line) => line.annotationSets)).toEqual([])
  expect(await db().annotation.count({ where: { set: { projectId: project.id } } })).toBe(25)
})

test('an export that is given up leaves the database free', async () => {
  const { mona, project } = await scene()
  for (let n = 0; n < 3; n++) {
    const file = await exportDataset(mona, project.id, exportQuery.parse({}))
    if (!file.ok) throw new Error(file.reason)
    for await (const _ of file.value.chunks) break
  }
  expect((await exported(mona, project.id)).split('\n')).toHaveLength(3)
})
