import { Prisma, type Tx } from './client'
import { databaseUrl, providerOf } from './provider'

/** A column of a bulk write: its name, what it holds, and whether an update leaves it as it was. */
export type Column = { readonly name: string; readonly holds: 'text' | 'integer' | 'json' | 'moment'; readonly kept?: boolean }
type Row = Readonly<Record<string, unknown>>

/**
 * Writes many rows by one statement: the rows travel as one JSON value and are taken apart by the database (SQLite's
 * json_each, PostgreSQL's jsonb_to_recordset), an order of magnitude faster than a statement a row.
 * Values: strings, numbers and null as they are, `json` any value, `moment` a Date. With 'update', a row whose `id` is
 * there already takes the new values instead. Table and column names come from our code, never from input.
 */
export async function writeRows(
  tx: Tx,
  table: string,
  columns: readonly Column[],
  rows: readonly Row[],
  onConflict: 'fail' | 'update' = 'fail',
): Promise<void> {
  if (rows.length === 0) return
  const isPostgres = providerOf(databaseUrl()) === 'postgresql'
  const payload = JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map(({ name, holds }) => [name, said(row[name], isPostgres && holds === 'json')]))),
  )
  const statement = isPostgres ? onPostgres(table, columns, payload) : onSqlite(table, columns, payload)
  const updates = columns.filter(({ name, kept }) => name !== 'id' && !kept).map(({ name }) => `"${name}" = excluded."${name}"`)
  const conflict = onConflict === 'update' ? ` ON CONFLICT ("id") DO UPDATE SET ${updates.join(', ')}` : ''
  await tx.$executeRaw(Prisma.sql`${statement}${Prisma.raw(conflict)}`)
}

/** PostgreSQL takes JSON within JSON as a text; SQLite takes it as it is. Dates say themselves. */
const said = (value: unknown, asText: boolean): unknown =>
  asText && value !== null && value !== undefined ? JSON.stringify(value) : (value ?? null)

const names = (columns: readonly Column[]) => Prisma.raw(columns.map(({ name }) => `"${name}"`).join(', '))

function onSqlite(table: string, columns: readonly Column[], payload: string): Prisma.Sql {
  // dates as Prisma writes them; `WHERE true` keeps ON CONFLICT from being read as a join
  const picks = columns.map(({ name, holds }) => {
    if (holds === 'moment') return `replace(value ->> '${name}', 'Z', '+00:00')`
    return holds === 'json' ? `nullif(value -> '${name}', 'null')` : `value ->> '${name}'`
  })
  return Prisma.sql`INSERT INTO ${Prisma.raw(`"${table}"`)} (${names(columns)}) SELECT ${Prisma.raw(picks.join(', '))} FROM json_each(${payload}) WHERE true`
}

const POSTGRES_TYPES = { text: 'text', integer: 'integer', json: 'text', moment: 'timestamptz' } as const
function onPostgres(table: string, columns: readonly Column[], payload: string): Prisma.Sql {
  const picks = columns.map(({ name, holds }) =>
    holds === 'json' ? `"${name}"::jsonb` : holds === 'moment' ? `"${name}" AT TIME ZONE 'UTC'` : `"${name}"`,
  )
  const shape = columns.map(({ name, holds }) => `"${name}" ${POSTGRES_TYPES[holds]}`)
  return Prisma.sql`INSERT INTO ${Prisma.raw(`"${table}"`)} (${names(columns)}) SELECT ${Prisma.raw(picks.join(', '))} FROM jsonb_to_recordset(${payload}::jsonb) AS row(${Prisma.raw(shape.join(', '))})`
}
