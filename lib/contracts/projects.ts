import { z } from 'zod'
import { readable, VIEW_COST_LIMIT } from '@/lib/domain/text/markdown-cost'
import { PROJECT_ROLES } from './choices'
import { operation } from './operation'
import { email, language, line, listOf, moment, pageQuery, prose, serverId } from './primitives'

export const projectView = z
  .object({
    id: z.string(),
    name: z.string(),
    language: z.string().nullable(),
    description: z.string(),
    guidelines: z.string(),
    tagsetRevision: z.int(),
    createdAt: moment,
  })
  .meta({ id: 'Project' })
export type ProjectView = z.infer<typeof projectView>
/** The e-mail address is told only to those who manage the members. */
export const memberView = z
  .object({ id: z.string(), name: z.string(), email: z.string().nullable(), role: z.enum(PROJECT_ROLES) })
  .meta({ id: 'Member' })

/** Guidelines in Markdown that can be read quickly, for they are read at every view. */
const guidelinesInput = prose(500_000).refine((markdown) => readable(markdown, VIEW_COST_LIMIT).ok, {
  message: 'holds too many Markdown signs in one paragraph, or is nested too deeply',
})
const projectInput = z.strictObject({ name: line(200), language: language.nullable().optional(), description: prose(10_000).optional() })
const projectPatch = z.strictObject({
  name: line(200).optional(),
  language: language.nullable().optional(),
  description: prose(10_000).optional(),
  guidelines: guidelinesInput.optional(),
})
const projectParams = z.strictObject({ project: serverId })
const memberParams = z.strictObject({ project: serverId, user: serverId })

export const createProject = operation({
  id: 'createProject',
  method: 'POST',
  path: '/projects',
  summary: 'Make a project; the caller becomes its manager',
  reach: 'manage',
  body: projectInput,
  example: { name: 'Harbour strike', language: 'en' },
  response: projectView,
  status: 201,
})
export const listProjects = operation({
  id: 'listProjects',
  method: 'GET',
  path: '/projects',
  summary: 'The projects that the caller may see',
  reach: 'read',
  query: z.strictObject(pageQuery),
  response: listOf(projectView),
})
export const readProject = operation({
  id: 'readProject',
  method: 'GET',
  path: '/projects/{project}',
  summary: 'A project',
  reach: 'read',
  params: projectParams,
  response: projectView,
})
export const changeProject = operation({
  id: 'changeProject',
  method: 'PATCH',
  path: '/projects/{project}',
  summary: 'Rename a project, change its language, description or guidelines',
  reach: 'manage',
  params: projectParams,
  body: projectPatch,
  example: { description: 'Six outlets on one strike.' },
  response: projectView,
})
export const trashProject = operation({
  id: 'trashProject',
  method: 'DELETE',
  path: '/projects/{project}',
  summary: 'Put a project into the trash, with all that is in it',
  note: 'Nothing is lost: restore takes it out again.',
  reach: 'manage',
  params: projectParams,
  status: 204,
})
export const restoreProject = operation({
  id: 'restoreProject',
  method: 'POST',
  path: '/projects/{project}/restore',
  summary: 'Take a project out of the trash',
  reach: 'manage',
  params: projectParams,
  response: projectView,
})
export const addMember = operation({
  id: 'addMember',
  method: 'POST',
  path: '/projects/{project}/members',
  summary: 'Make somebody with an account a member, or change their role',
  note: 'Of somebody who is a member already it changes the role, and answers 200.',
  reach: 'manage',
  problems: ['last-owner'],
  params: projectParams,
  body: z.strictObject({ email, role: z.enum(PROJECT_ROLES) }),
  example: { email: 'ada@example.org', role: 'annotator' },
  response: memberView,
  status: 201,
  alsoStatus: [200],
})
export const listMembers = operation({
  id: 'listMembers',
  method: 'GET',
  path: '/projects/{project}/members',
  summary: 'The members of a project',
  reach: 'read',
  params: projectParams,
  query: z.strictObject(pageQuery),
  response: listOf(memberView),
})
export const readMember = operation({
  id: 'readMember',
  method: 'GET',
  path: '/projects/{project}/members/{user}',
  summary: 'A member of a project',
  reach: 'read',
  params: memberParams,
  response: memberView,
})
export const removeMember = operation({
  id: 'removeMember',
  method: 'DELETE',
  path: '/projects/{project}/members/{user}',
  summary: 'Take somebody out of a project, or leave it; the readings stay',
  reach: 'manage',
  problems: ['last-owner'],
  params: memberParams,
  status: 204,
})
export type ProjectInput = z.infer<typeof projectInput>
export type ProjectPatch = z.infer<typeof projectPatch>
export type MemberView = z.infer<typeof memberView>
