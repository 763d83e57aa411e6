import { health } from '@/lib/queries/health'

export const dynamic = 'force-dynamic'
export const GET = async () => Response.json(await health(), { headers: { 'cache-control': 'no-store' } })
