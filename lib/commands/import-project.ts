import { createHash } from 'node:crypto'
import { type Caller, reaches } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import type { ImportAnswer } from '@/lib/contracts/import'
import type { ProblemReason } from '@/lib/contracts/reasons'
import {
  authorsOf,
  countsOf,
  findImported,
  findTarget,
  insertArriving,
  insertArrivingProject,
  personFor,
  removeArriving,
  removeBrokenOff,
  removePeople,
  reveal,
} from '@/lib/data/imports'
import { failure, type Result, success } from '@/lib/domain/result'
import { countWords } from '@/lib/domain/text/segments'
import { type Bundle, readBundle } from './import/bundle'
import { idsHere, type NewIds } from './import/ids'
import { lineHere, type People } from './import/line-here'
import { type StagedFile, stage } from './import/stage'

type Bytes = AsyncIterable<Uint8Array>
type Imported = { readonly answer: ImportAnswer; readonly isNew: boolean }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Makes a project of a Galley JSONL file; the caller becomes its manager. The same file again answers with the same project. */
export async function importProject(caller: Caller, file: Bytes): Promise<Result<Imported, ProblemReason>> {
  if (!reaches(caller, 'manage')) return failure('scope-missing', 'This takes a token of scope manage.')
  return withStaged(file, async (staged) => {
    const before = await findImported(staged.sha256, caller.userId)
    if (before) return success({ answer: await answerFor(before, 0), isNew: false })
    return take(caller, staged, null)
  })
}

/** Fills an empty project from a Galley JSONL file. The file that filled it already is answered with what is there. */
export async function importIntoProject(caller: Caller, projectId: string, file: Bytes): Promise<Result<Imported, ProblemReason>> {
  const access = await gate(caller, 'dataset.import', projectId)
  if (!access.ok) return access
  return withStaged(file, async (staged) => {
    const target = await findTarget(projectId)
    if (target.importDigest === staged.sha256) return success({ answer: await answerFor(target, 0), isNew: false })
    if (!target.isEmpty) return failure('not-empty', 'A file fills an empty project, or makes a new one.')
    return take(caller, staged, target)
  })
}

async function withStaged<T>(
  file: Bytes,
  work: (staged: StagedFile) => Promise<Result<T, ProblemReason>>,
): Promise<Result<T, ProblemReason>> {
  const staged = await stage(file)
  if (!staged.ok) return staged
  try {
    return await work(staged.value)
  } finally {
    await staged.value.remove()
  }
}

/** Checks the whole file, then writes it unseen, document by document, and shows it at once; or removes it again. */
async function take(
  caller: Caller,
  staged: StagedFile,
  target: { id: string; name: string } | null,
): Promise<Result<Imported, ProblemReason>> {
  const bundle = await readBundle(staged, sha256)
  if (!bundle.ok) return bundle
  await removeBrokenOff(new Date())
  const { header } = bundle.value
  const ids = await idsHere(bundle.value.ids, `${caller.userId} ${target?.id ?? staged.sha256}`, sha256)
  const projectId = target?.id ?? ids.of('project', header.project.id)
  const people = await peopleHere(caller, bundle.value)
  try {
    const shown = await write({
      caller,
      projectId,
      isNew: !target,
      staged,
      bundle: bundle.value,
      ids,
      people: people.here,
      placeholders: people.made,
    })
    if (!shown) {
      await undo(projectId, !target, people.made)
      const other = target ? null : await findImported(staged.sha256, caller.userId)
      if (!other) return failure('not-empty', 'The project was filled in the meantime.')
      return success({ answer: await answerFor(other, 0), isNew: false })
    }
  } catch (error) {
    await undo(projectId, !target, people.made)
    throw error
  }
  return success({ answer: await answerFor({ id: projectId, name: target?.name ?? header.project.name }, ids.count), isNew: true })
}

type Writing = {
  readonly caller: Caller
  readonly projectId: string
  readonly isNew: boolean
  readonly staged: StagedFile
  readonly bundle: Bundle
  readonly ids: NewIds
  readonly people: People
  readonly placeholders: readonly string[]
}

async function write({ caller, projectId, isNew, staged, bundle, ids, people, placeholders }: Writing): Promise<boolean> {
  const originals: [string, string][] = []
  if (isNew) await insertArrivingProject(projectId, bundle.header, caller.userId)
  for await (const line of bundle.documents()) {
    const here = lineHere(line, ids, people)
    if (here.document.originalId) originals.push([here.document.id, here.document.originalId])
    await insertArriving(
      projectId,
      here,
      (text) => countWords(text, here.document.provenance.language),
      (id) => ids.fresh(`change ${id}`),
    )
  }
  return reveal({ projectId, header: bundle.header, importDigest: staged.sha256, callerId: caller.userId, isNew, originals, placeholders })
}

async function undo(projectId: string, whole: boolean, made: readonly string[]) {
  await removeArriving(projectId, whole)
  await removePeople(made)
}

/**
 * The authors of a file as people here: whoever has the e-mail address, else somebody made for it who cannot sign in. An
 * account that was found gets no role by this. `made` are those who cannot sign in and were made now.
 */
async function peopleHere(caller: Caller, bundle: Bundle): Promise<{ here: People; made: string[] }> {
  const here = new Map<string, string>()
  const made: string[] = []
  const emails = new Set<string>()
  for (const person of bundle.people.values()) {
    // two people of a file stay two, whatever their addresses
    const given = person.email && !emails.has(person.email) ? person.email : null
    const email = given ?? `${sha256(`${caller.userId} ${person.id}`).slice(0, 20)}@imported.invalid`
    emails.add(email)
    const { id, isNew } = await personFor(email, person.name)
    here.set(person.id, id)
    if (isNew) made.push(id)
  }
  return { here, made }
}

async function answerFor(project: { id: string; name: string }, newIds: number): Promise<ImportAnswer> {
  const people = (await authorsOf(project.id)).map(({ id, name, email, passwordHash, oauthAccounts }) => ({
    id,
    name,
    email,
    isKnown: passwordHash !== null || oauthAccounts.length > 0,
  }))
  return { id: project.id, name: project.name, ...(await countsOf(project.id)), people, newIds }
}
