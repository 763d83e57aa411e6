import { v7 } from 'uuid'
import type { Caller } from '@/lib/auth/caller'
import { writeRows } from '@/lib/data/bulk'
import { db, transaction } from '@/lib/data/client'
import { ANNOTATION_COLUMNS } from '@/lib/data/row-columns'
import { study } from '../support/people'
import { frozen, setOf } from '../support/readings'

const SENTENCE = 'The minister said on Tuesday that the bridge would be closed for repairs until the autumn. '

/** An article of so many sentences (17 words each); the n-th begins at `n * SENTENCE_LENGTH`, after an emoji if asked for. */
export const article = (sentences: number): string => SENTENCE.repeat(sentences).trimEnd()
export const SENTENCE_LENGTH = SENTENCE.length

/** An annotation of the n-th place of an article; there are 60 in each sentence. */
export function place(characters: string, n: number): { start: number; end: number; quote: string } {
  const start = Math.floor(n / 60) * SENTENCE_LENGTH + (n % 60)
  return { start, end: start + 12, quote: characters.slice(start, start + 12) }
}

/** A project of so many documents with one submitted reading each of so many annotations; every fourth text has emoji. */
export async function largeStudy(caller: Caller, documents: number, each: number): Promise<string> {
  const project = await study([[caller, 'manager']], 'Large')
  const plain = article(Math.ceil(each / 60) + 1)
  for (let n = 0; n < documents; n++) {
    const characters = n % 4 === 0 ? `😀${plain.slice(2)}` : plain
    const document = await frozen(project.id, characters, `Article ${n}`)
    const setId = await setOf(caller, document, 'submitted')
    const at = new Date()
    const rows = Array.from({ length: each }, (_, k) => {
      const part = place(characters, k + 2)
      return {
        id: v7(),
        setId,
        tag: 'framing.loaded_language',
        layer: 'framing',
        parts: [part],
        start: part.start,
        end: part.end,
        attributes: { target: 'the minister', polarity: 'negative' },
        note: k % 10 === 0 ? 'Why this word and no other?' : '',
        tagsetRevision: 1,
        revision: each,
        createdAt: at,
        updatedAt: at,
      }
    })
    await transaction((tx) => writeRows(tx, 'Annotation', ANNOTATION_COLUMNS, rows))
    await db().annotationSet.update({ where: { id: setId }, data: { revision: each } })
  }
  return project.id
}
