/*
 * The columns of bulk writes (`writeRows`), a table each. A value that a row does not have is null.
 */

export const CHANGE_COLUMNS = [
  { name: 'id', holds: 'text' },
  { name: 'setId', holds: 'text' },
  { name: 'sequence', holds: 'integer' },
  { name: 'kind', holds: 'text' },
  { name: 'subject', holds: 'text' },
  { name: 'subjectId', holds: 'text' },
  { name: 'body', holds: 'json' },
  { name: 'authorId', holds: 'text' },
  { name: 'createdAt', holds: 'moment' },
] as const

export const ANNOTATION_COLUMNS = [
  { name: 'id', holds: 'text' },
  { name: 'setId', holds: 'text', kept: true },
  { name: 'tag', holds: 'text' },
  { name: 'layer', holds: 'text' },
  { name: 'parts', holds: 'json' },
  { name: 'start', holds: 'integer' },
  { name: 'end', holds: 'integer' },
  { name: 'attributes', holds: 'json' },
  { name: 'note', holds: 'text' },
  { name: 'confidence', holds: 'text' },
  { name: 'tagsetRevision', holds: 'integer' },
  { name: 'takenFromId', holds: 'text' },
  { name: 'revision', holds: 'integer' },
  { name: 'createdAt', holds: 'moment', kept: true },
  { name: 'updatedAt', holds: 'moment' },
  { name: 'deletedAt', holds: 'moment' },
] as const

export const RELATION_COLUMNS = [
  { name: 'id', holds: 'text' },
  { name: 'setId', holds: 'text', kept: true },
  { name: 'type', holds: 'text' },
  { name: 'fromId', holds: 'text' },
  { name: 'toId', holds: 'text' },
  { name: 'attributes', holds: 'json' },
  { name: 'revision', holds: 'integer' },
  { name: 'createdAt', holds: 'moment', kept: true },
  { name: 'updatedAt', holds: 'moment' },
  { name: 'deletedAt', holds: 'moment' },
] as const

export const DECISION_COLUMNS = [
  { name: 'id', holds: 'text' },
  { name: 'setId', holds: 'text' },
  { name: 'annotationId', holds: 'text' },
  { name: 'reviewerId', holds: 'text' },
  { name: 'verdict', holds: 'text' },
  { name: 'reason', holds: 'text' },
  { name: 'comment', holds: 'text' },
  { name: 'proposal', holds: 'json' },
  { name: 'revision', holds: 'integer' },
  { name: 'createdAt', holds: 'moment' },
  { name: 'supersededAt', holds: 'moment' },
] as const

export const COMMENT_COLUMNS = [
  { name: 'id', holds: 'text' },
  { name: 'setId', holds: 'text' },
  { name: 'annotationId', holds: 'text' },
  { name: 'authorId', holds: 'text' },
  { name: 'body', holds: 'text' },
  { name: 'createdAt', holds: 'moment' },
  { name: 'deletedAt', holds: 'moment' },
] as const
