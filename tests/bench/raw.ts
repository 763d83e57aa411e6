import { randomUUID } from 'node:crypto'
import { openSqlite } from '@/lib/data/sqlite-adapter'
import { seconds } from './measure'

const COLUMNS = [
  ...['id', 'setId', 'tag', 'layer', 'parts', 'start', 'end', 'attributes', 'note', 'tagsetRevision', 'revision'],
  ...['createdAt', 'updatedAt'],
] as const

/** The driver that Galley uses, alone, on the same file with the same settings: what can be had at most. */
export function rawOn(file: string, setId: string) {
  const db = openSqlite(file)
  const insert = db.prepare(
    `INSERT INTO "Annotation" (${COLUMNS.map((name) => `"${name}"`).join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
  )
  const row = (n: number): unknown[] => {
    const now = new Date().toISOString()
    const parts = JSON.stringify([{ start: n, end: n + 8, quote: 'Sentence' }])
    return [randomUUID(), setId, 'framing.frame', 'framing', parts, n, n + 8, '{}', '', 1, 1, now, now]
  }
  let n = 0
  return {
    /** rows a second, each in a transaction of its own */
    single: async (count: number) =>
      count /
      (await seconds(() => {
        for (let k = 0; k < count; k++) insert.run(row(n++))
      })),
    /** rows a second, so many in one transaction */
    batched: async (batches: number, size: number) =>
      (batches * size) /
      (await seconds(() => {
        for (let k = 0; k < batches; k++) {
          db.exec('BEGIN IMMEDIATE')
          for (let m = 0; m < size; m++) insert.run(row(n++))
          db.exec('COMMIT')
        }
      })),
    /** seconds to read a set's rows */
    readSet: (id: string) => seconds(() => db.prepare('SELECT * FROM "Annotation" WHERE "setId" = ? ORDER BY "start"').all([id])),
    /** rows a second of all annotations of a project, turned into JSON in JavaScript, a row in memory at a time */
    iterate: async (projectId: string) => {
      const all = db.prepare('SELECT a.* FROM "Annotation" a JOIN "AnnotationSet" s ON s."id" = a."setId" WHERE s."projectId" = ?')
      let rows = 0
      let bytes = 0
      const took = await seconds(() => {
        for (const one of all.iterate([projectId]) as Iterable<Record<string, unknown>>) {
          const { parts, attributes, ...further } = one
          bytes += JSON.stringify({ ...further, parts: JSON.parse(String(parts)), attributes: JSON.parse(String(attributes)) }).length
          rows++
        }
      })
      return bytes > 0 ? rows / took : 0
    },
    close: () => db.close(),
  }
}
