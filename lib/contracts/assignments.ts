import { z } from 'zod'
import { personView } from './annotation-sets'
import { operation } from './operation'
import { listOf, moment, pageQuery, serverId } from './primitives'

/** `done`: the reader submitted a reading of the document. */
export const ASSIGNMENT_STATES = ['open', 'done'] as const

export const assignmentView = z
  .object({
    documentId: z.string(),
    title: z.string(),
    user: personView,
    state: z.enum(ASSIGNMENT_STATES),
    /** until when it should be read; binds nobody */
    dueAt: moment.nullable(),
    /** seconds its reader was active on the document; told to them only */
    activeSeconds: z.int().min(0).nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Assignment' })
export type AssignmentView = z.infer<typeof assignmentView>

const filters = { user: serverId.optional(), state: z.enum(ASSIGNMENT_STATES).optional() }
export const assignmentsQuery = z.strictObject({ ...filters, document: serverId.optional(), ...pageQuery })
export type AssignmentsQuery = z.output<typeof assignmentsQuery>
/** Whom: the id of a member who reads here. */
export const assignmentInput = z.strictObject({ user: serverId, dueAt: moment.nullable().optional() })
export type AssignmentInput = z.output<typeof assignmentInput>

const documentParams = z.strictObject({ document: serverId })

export const listAssignments = operation({
  id: 'listAssignments',
  method: 'GET',
  path: '/projects/{project}/assignments',
  summary: 'Who should read what in a project',
  reach: 'read',
  params: z.strictObject({ project: serverId }),
  query: assignmentsQuery,
  response: listOf(assignmentView),
})
export const listDocumentAssignments = operation({
  id: 'listDocumentAssignments',
  method: 'GET',
  path: '/documents/{document}/assignments',
  summary: 'Who should read a document',
  reach: 'read',
  params: documentParams,
  query: z.strictObject({ ...filters, ...pageQuery }),
  response: listOf(assignmentView),
})
export const assignReader = operation({
  id: 'assignReader',
  method: 'POST',
  path: '/documents/{document}/assignments',
  summary: 'Assign a document to a reader, or change until when it should be read',
  note: 'Of somebody to whom it is assigned already it changes dueAt, where one is given, and answers 200.',
  reach: 'manage',
  problems: ['not-a-reader'],
  params: documentParams,
  body: assignmentInput,
  example: { user: '01936f6e-4c1e-7a52-9d0b-5f2f6f3f9a10', dueAt: '2026-12-24T12:00:00Z' },
  response: assignmentView,
  status: 201,
  alsoStatus: [200],
})
export const unassignReader = operation({
  id: 'unassignReader',
  method: 'DELETE',
  path: '/documents/{document}/assignments/{user}',
  summary: 'Take an assignment back; a reading that was begun stays',
  reach: 'manage',
  params: z.strictObject({ document: serverId, user: serverId }),
  status: 204,
})

/** The most that one report of active time may say: who works reports every minute. */
export const MOST_ACTIVE_SECONDS = 300
export const reportActiveTime = operation({
  id: 'reportActiveTime',
  method: 'POST',
  path: '/documents/{document}/active-time',
  summary: 'Add to the time the caller was active on a document that is assigned to them',
  reach: 'annotate',
  params: documentParams,
  body: z.strictObject({ seconds: z.int().min(1).max(MOST_ACTIVE_SECONDS) }),
  example: { seconds: 60 },
  response: z.object({ activeSeconds: z.int().min(0).nullable() }).meta({ id: 'ActiveTime' }),
})
