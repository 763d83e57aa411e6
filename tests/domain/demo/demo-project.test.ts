import { describe, expect, test } from 'vitest'
import { compileReading } from '@/lib/domain/demo/compile-reading'
import { planDemo } from '@/lib/domain/demo/plan-demo'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { demoText } from '@/lib/importers/demo/demo-text'
import { readDemo } from '@/lib/importers/demo/read-demo'

const demo = await readDemo()
const texts = new Map(demo.articles.map((article) => [article.slug, demoText(article)]))
const readingsOf = (slug: string) => demo.readings.filter((reading) => reading.document === slug)
let count = 0
const newId = () => `00000000-0000-7000-8000-${String(count++).padStart(12, '0')}`
const plan = () =>
  planDemo(demo, {
    tagset: defaultTagset,
    texts,
    people: new Map(['you', ...demo.study.members.map(({ key }) => key)].map((key) => [key, key])),
    now: new Date('2026-05-20T12:00:00Z'),
    newId,
  })

describe('every reading of the demo', () => {
  test.each(demo.readings.map((reading) => [`${reading.document} by ${reading.reader}`, reading] as const))(
    '%s holds against text and tagset',
    (_, reading) => {
      const characters = texts.get(reading.document)?.characters ?? ''
      const { problems, content } = compileReading(reading, { characters, tagset: defaultTagset }, newId)
      expect(problems).toEqual([])
      expect(content.annotations.size).toBe(reading.annotations.length)
      expect(content.relations.size).toBe(reading.relations.length)
    },
  )

  test.each(demo.readings.map((reading) => [`${reading.document} by ${reading.reader}`, reading] as const))(
    '%s has each required attribute',
    (_, reading) => {
      const without = reading.annotations.filter(({ tag, attributes = {} }) =>
        defaultTagset.tags.find(({ key }) => key === tag)?.required.some((key) => !(key in attributes)),
      )
      expect(without.map(({ id }) => id)).toEqual([])
    },
  )
})

describe('the demo study', () => {
  test('names every article and every reading by a document and a member that are there', () => {
    const slugs = demo.study.documents.map(({ slug }) => slug)
    expect([...slugs].sort()).toEqual(demo.articles.map(({ slug }) => slug).sort())
    expect(demo.readings.filter(({ document }) => !slugs.includes(document))).toEqual([])
    const unassigned = demo.readings.filter(
      ({ document, reader }) => !demo.study.documents.find(({ slug }) => slug === document)?.readers.includes(reader),
    )
    expect(unassigned).toEqual([])
  })

  test('has settled documents, read ones, half-read ones, and some that nobody began', () => {
    expect(demo.study.gold.length).toBeGreaterThanOrEqual(2)
    expect(demo.readings.some(({ submittedAt }) => submittedAt === null)).toBe(true)
    expect(demo.study.documents.filter(({ slug }) => readingsOf(slug).length === 0).length).toBeGreaterThanOrEqual(1)
  })

  test('uses most tags of all three layers', () => {
    const used = new Set(demo.readings.flatMap(({ annotations }) => annotations.map(({ tag }) => tag)))
    for (const { key } of defaultTagset.layers) {
      const tags = defaultTagset.tags.filter(({ layer }) => layer === key)
      expect(tags.filter((tag) => used.has(tag.key)).length / tags.length).toBeGreaterThan(0.8)
    }
  })

  test('has readers who agree on most and differ on some', () => {
    const places = (reader: string) => {
      const reading = demo.readings.find((one) => one.document === 'dockers-walk-out' && one.reader === reader)
      return new Set(reading?.annotations.map(({ tag, quote, occurrence }) => JSON.stringify([tag, quote, occurrence])))
    }
    const [one, two] = [places('kovac'), places('okafor')]
    const shared = [...one].filter((place) => two.has(place)).length
    expect(shared / one.size).toBeGreaterThan(0.7)
    expect(shared / one.size).toBeLessThan(1)
  })

  test('never decides on a reading that is not submitted, nor before it was, nor by its own reader', () => {
    const { sets, decisions } = plan()
    for (const decision of decisions) {
      const set = sets.find(({ id }) => id === decision.setId)
      expect(set?.submittedAt?.getTime()).toBeLessThan(decision.createdAt.getTime())
      expect(set?.ownerId).not.toBe(decision.reviewerId)
      if (decision.answer) expect(decision.answer.createdAt.getTime()).toBeGreaterThan(decision.createdAt.getTime())
    }
  })

  test('settles gold after the decisions it rests on, with their fixes and without what they reject', () => {
    const { sets, decisions } = plan()
    for (const gold of sets.filter(({ kind }) => kind === 'gold')) {
      const rest = decisions.filter(({ setId }) => setId === gold.settledFromId)
      expect(rest.every(({ createdAt }) => createdAt < gold.createdAt)).toBe(true)
      const rejected = new Set(rest.filter(({ verdict }) => verdict === 'reject').map(({ annotationId }) => annotationId))
      expect([...gold.content.annotations.values()].filter(({ takenFromId }) => takenFromId && rejected.has(takenFromId))).toEqual([])
    }
  })
})
