import { z } from 'zod'
import { documentSummary } from './documents'
import { operation } from './operation'
import { listOf, moment, pageQuery, serverId } from './primitives'
import { projectView } from './projects'

const trashedProject = projectView.extend({ deletedAt: moment }).meta({ id: 'TrashedProject' })
export type TrashedProject = z.infer<typeof trashedProject>
const trashedDocument = documentSummary.extend({ deletedAt: moment }).meta({ id: 'TrashedDocument' })
export type TrashedDocument = z.infer<typeof trashedDocument>

export const listTrashedProjects = operation({
  id: 'listTrashedProjects',
  method: 'GET',
  path: '/projects/trash',
  summary: 'The projects in the trash that the caller may take out of it, those made last first',
  reach: 'manage',
  query: z.strictObject(pageQuery),
  response: listOf(trashedProject),
})
export const listTrashedDocuments = operation({
  id: 'listTrashedDocuments',
  method: 'GET',
  path: '/projects/{project}/documents/trash',
  summary: 'The documents of a project that are in the trash, those added last first',
  reach: 'manage',
  params: z.strictObject({ project: serverId }),
  query: z.strictObject(pageQuery),
  response: listOf(trashedDocument),
})
