import type { Caller } from '@/lib/auth/caller'
import { gate, notFound } from '@/lib/auth/gate'
import { mayDo } from '@/lib/auth/policy'
import type { AnnotatePage, Queue } from '@/lib/contracts/annotate-page'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { activeSecondsOf, assignedDocumentIds } from '@/lib/data/assignments'
import { findNeighbour, listFrozen } from '@/lib/data/document-queue'
import { findProject } from '@/lib/data/projects'
import { currentTagset } from '@/lib/data/tagsets'
import { leftToRead } from '@/lib/domain/reading/left'
import { type Result, success } from '@/lib/domain/result'
import { readDocument } from './documents'

/** What the annotate page shows besides the reader's own set. Viewers and the instance's owner read only. */
export async function readAnnotatePage(caller: Caller, documentId: string): Promise<Result<AnnotatePage, ProblemReason>> {
  const document = await readDocument(caller, documentId)
  if (!document.ok) return document
  const { projectId, originalId } = document.value
  const access = await gate(caller, 'documents.read', projectId)
  if (!access.ok) return access
  const [project, { tagset }, frozen, assigned, original, activeSeconds] = await Promise.all([
    findProject(projectId),
    currentTagset(projectId),
    listFrozen(projectId, caller.userId),
    assignedDocumentIds(projectId, caller.userId),
    originalId ? findNeighbour(projectId, originalId) : null,
    activeSecondsOf({ documentId, userId: caller.userId }),
  ])
  if (!project) return notFound
  const { id, name, language, guidelines } = project
  return success({
    document: document.value,
    project: { id, name, language, guidelines },
    original,
    queue: queueAround(frozen, assigned, documentId),
    tagset,
    activeSeconds,
    mayAnnotate: mayDo(access.value.role, 'sets.write-own'),
  })
}

const AROUND = 50

function queueAround(frozen: Awaited<ReturnType<typeof listFrozen>>, assigned: ReadonlySet<string>, documentId: string): Queue {
  const at = frozen.findIndex(({ id }) => id === documentId)
  const nameOf = (place: number) => {
    const one = frozen[place]
    return at >= 0 && one ? { id: one.id, title: one.title } : null
  }
  const around = frozen.slice(Math.max(0, at - AROUND), at + AROUND + 1)
  return {
    place: at + 1,
    count: frozen.length,
    left: leftToRead(frozen.map(({ id, sets }) => ({ isAssigned: assigned.has(id), own: sets[0]?.state ?? null }))),
    previous: nameOf(at - 1),
    next: nameOf(at + 1),
    around: around.map(({ id, title, publisher, sets }) => ({ id, title, publisher, own: sets[0]?.state ?? null })),
  }
}
