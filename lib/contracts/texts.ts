import { z } from 'zod'
import { textView } from './documents'
import { operation } from './operation'
import { listOf, moment, pageQuery, serverId } from './primitives'

export const textSummary = z
  .object({
    id: z.string(),
    documentId: z.string(),
    version: z.int(),
    sha256: z.string(),
    /** in UTF-16 code units */
    length: z.int(),
    wordCount: z.int(),
    createdAt: moment,
  })
  .meta({ id: 'TextSummary' })
export type TextSummary = z.infer<typeof textSummary>
export type TextView = z.infer<typeof textView>

export const listTexts = operation({
  id: 'listTexts',
  method: 'GET',
  path: '/documents/{document}/texts',
  summary: 'The versions of a document’s text, oldest first; none while it is a draft',
  reach: 'read',
  params: z.strictObject({ document: serverId }),
  query: z.strictObject(pageQuery),
  response: listOf(textSummary),
})
export const readText = operation({
  id: 'readText',
  method: 'GET',
  path: '/documents/{document}/texts/{text}',
  summary: 'One version of a document’s text, such as the one that a set stands on',
  reach: 'read',
  params: z.strictObject({ document: serverId, text: serverId }),
  response: textView,
})
