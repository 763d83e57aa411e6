import { openApi } from '@/lib/api/openapi'
import { serveAnyone } from '@/lib/api/serve'
import { readOpenApi } from '@/lib/contracts/instance'
import { success } from '@/lib/domain/result'
import { settings } from '@/lib/settings'
import { VERSION } from '@/lib/version'

export const GET = serveAnyone(readOpenApi, async () => success(openApi(VERSION, settings().GALLEY_TOKEN_RATE)))
