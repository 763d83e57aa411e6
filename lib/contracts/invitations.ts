import { z } from 'zod'
import { oneTimeLink } from './accounts'
import { INSTANCE_ROLES, PROJECT_ROLES } from './choices'
import { operation } from './operation'
import { email, listOf, moment, pageQuery, serverId } from './primitives'

export const invitationView = z
  .object({
    id: z.string(),
    email: z.string().nullable(),
    projectId: z.string().nullable(),
    /** in the project, or in the instance where there is no project */
    role: z.enum([...PROJECT_ROLES, ...INSTANCE_ROLES]),
    createdAt: moment,
    expiresAt: moment,
  })
  .meta({ id: 'Invitation' })
export type InvitationView = z.infer<typeof invitationView>
export const newInvitationView = invitationView.extend(oneTimeLink.shape)
export type NewInvitationView = z.infer<typeof newInvitationView>

const projectParams = z.strictObject({ project: serverId })
/** An address in `email` binds the invitation to it. */
export const invitationInput = z.strictObject({ email: email.nullable().optional(), role: z.enum(PROJECT_ROLES) })
export const instanceInvitationInput = z.strictObject({
  email: email.nullable().optional(),
  role: z.enum(INSTANCE_ROLES).default('member'),
})

export const createInvitation = operation({
  id: 'createInvitation',
  method: 'POST',
  path: '/projects/{project}/invitations',
  summary: 'A link by which somebody joins a project, shown this once',
  reach: 'session',
  params: projectParams,
  body: invitationInput,
  example: { email: 'ada@example.org', role: 'annotator' },
  response: newInvitationView,
  status: 201,
})
export const listInvitations = operation({
  id: 'listInvitations',
  method: 'GET',
  path: '/projects/{project}/invitations',
  summary: 'Open invitations to a project',
  reach: 'session',
  params: projectParams,
  query: z.strictObject(pageQuery),
  response: listOf(invitationView),
})
export const createInstanceInvitation = operation({
  id: 'createInstanceInvitation',
  method: 'POST',
  path: '/invitations',
  summary: 'A link by which somebody gets an account, shown this once (for the owner)',
  reach: 'session',
  problems: ['forbidden'],
  body: instanceInvitationInput,
  example: { role: 'member' },
  response: newInvitationView,
  status: 201,
})
export const listInstanceInvitations = operation({
  id: 'listInstanceInvitations',
  method: 'GET',
  path: '/invitations',
  summary: 'Open invitations to the instance (for the owner)',
  reach: 'session',
  problems: ['forbidden'],
  query: z.strictObject(pageQuery),
  response: listOf(invitationView),
})
export const revokeInvitation = operation({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/invitations/{invitation}',
  summary: 'End an invitation',
  reach: 'session',
  params: z.strictObject({ invitation: serverId }),
  status: 204,
})
