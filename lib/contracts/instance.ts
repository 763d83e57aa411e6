import { z } from 'zod'
import { operation } from './operation'

export const readHealth = operation({
  id: 'readHealth',
  method: 'GET',
  path: '/health',
  summary: 'Whether Galley and its database answer',
  reach: 'none',
  response: z.object({ status: z.literal('ok'), version: z.string(), database: z.enum(['sqlite', 'postgresql']) }),
})

export const readOpenApi = operation({
  id: 'readOpenApi',
  method: 'GET',
  path: '/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document',
  reach: 'none',
  response: z.record(z.string(), z.unknown()),
})
