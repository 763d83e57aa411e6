import type { Caller } from '@/lib/auth/caller'
import { gate, notFound } from '@/lib/auth/gate'
import type { PageAsked } from '@/lib/contracts/primitives'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { TagsetRevisionSummary } from '@/lib/contracts/tagsets'
import { findTagset, listTagsets } from '@/lib/data/tagsets'
import { type Result, success } from '@/lib/domain/result'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { type Page, pageWithin } from './page'

/** All revisions of a project's tagset, oldest first. */
export async function readTagsetRevisions(
  caller: Caller,
  projectId: string,
  asked: PageAsked,
): Promise<Result<Page<TagsetRevisionSummary>, ProblemReason>> {
  const access = await gate(caller, 'project.read', projectId)
  if (!access.ok) return access
  const revisions = (await listTagsets(projectId)).map(({ revision, tagset: { name, version }, createdAt }) => ({
    revision,
    name,
    version,
    createdAt: createdAt.toISOString(),
  }))
  return pageWithin(revisions, asked, ({ revision }) => String(revision))
}

/** The tagset of one revision. */
export async function readTagsetRevision(
  caller: Caller,
  projectId: string,
  revision: number,
): Promise<Result<{ revision: number; tagset: Tagset }, ProblemReason>> {
  const access = await gate(caller, 'project.read', projectId)
  if (!access.ok) return access
  const found = await findTagset(projectId, revision)
  return found ? success(found) : notFound
}
