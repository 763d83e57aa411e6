import { createHash } from 'node:crypto'
import { db, Prisma } from '@/lib/data/client'

/** The sum of all that is stored, but for when sessions and tokens were last used. */
export async function databaseDigest(): Promise<string> {
  const hash = createHash('sha256')
  for (const model of Object.values(Prisma.ModelName)) {
    const rows = await db().$queryRawUnsafe<object[]>(`SELECT * FROM "${model}"`)
    const lines = rows.map((row) =>
      JSON.stringify({ ...row, lastUsedAt: null }, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    )
    hash.update(`${model} ${lines.sort().join('\n')}`)
  }
  return hash.digest('hex')
}
