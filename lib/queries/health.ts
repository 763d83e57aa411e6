import { db } from '@/lib/data/client'
import { databaseUrl, type Provider, providerOf } from '@/lib/data/provider'
import { VERSION } from '@/lib/version'

/** Whether the database answers, and which kind it is. Throws when it does not. */
export async function health(): Promise<{ status: 'ok'; version: string; database: Provider }> {
  await db().$queryRaw`SELECT 1`
  return { status: 'ok', version: VERSION, database: providerOf(databaseUrl()) }
}
