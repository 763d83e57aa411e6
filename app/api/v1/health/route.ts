import { serveAnyone } from '@/lib/api/serve'
import { readHealth } from '@/lib/contracts/instance'
import { success } from '@/lib/domain/result'
import { health } from '@/lib/queries/health'

export const dynamic = 'force-dynamic'
export const GET = serveAnyone(readHealth, async () => success(await health()))
