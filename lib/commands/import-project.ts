import { createHash } from 'node:crypto'
import type { Caller } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import { gateInstance } from '@/lib/auth/gate-instance'
import type { ImportAnswer } from '@/lib/contracts/import'
import type { ProblemReason } from '@/lib/contracts/reasons'
import {
  type Claim,
  type Claimed,
  claimNew,
  claimTarget,
  findImported,
  isAnyArriving,
  removeArriving,
  removeBrokenOff,
} from '@/lib/data/arrivals'
import { isUniqueViolation } from '@/lib/data/errors'
import { authorsOf, hasAccount, personFor, removePeople } from '@/lib/data/import-people'
import { countsOf, findTarget } from '@/lib/data/import-target'
import { insertArriving } from '@/lib/data/insert-arriving'
import { reveal } from '@/lib/data/reveal-arrival'
import { failure, type Result, success } from '@/lib/domain/result'
import { countWords } from '@/lib/domain/text/segments'
import { type Bundle, readBundle } from './import/bundle'
import { idsHere, type NewIds } from './import/ids'
import { lineHere, type People } from './import/line-here'
import { type StagedFile, stage } from './import/stage'

type Bytes = AsyncIterable<Uint8Array>
/** Told after each document that was written: how many of how many. */
type Told = (done: number, of: number) => void
type Imported = { readonly answer: ImportAnswer; readonly isNew: boolean }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Makes a project of a Galley JSONL file; the caller becomes its manager. The same file again answers with the same project. */
export async function importProject(caller: Caller, file: Bytes, told: Told = () => {}): Promise<Result<Imported, ProblemReason>> {
  const allowed = gateInstance(caller, 'projects.create')
  if (!allowed.ok) return allowed
  return withStaged(file, async (staged) => {
    const before = await findImported(staged.sha256, caller.userId)
    if (before) return success({ answer: await answerFor(before, 0), isNew: false })
    return take({ caller, staged, target: null, told })
  })
}

const inTrash = failure<ProblemReason>(
  'not-empty',
  'A file fills an empty project, and the documents of this one are in its trash. Take them out, or make a new project of the file.',
)

/** Fills an empty project from a Galley JSONL file. The file that filled it already is answered with what is there. */
export async function importIntoProject(
  caller: Caller,
  projectId: string,
  file: Bytes,
  told: Told = () => {},
): Promise<Result<Imported, ProblemReason>> {
  const access = await gate(caller, 'dataset.import', projectId)
  if (!access.ok) return access
  return withStaged(file, async (staged) => {
    const target = await findTarget(projectId)
    if (target.holds === 'trash') return inTrash
    if (target.importDigest === staged.sha256) return success({ answer: await answerFor(target, 0), isNew: false })
    if (target.holds !== 'nothing') return failure('not-empty', 'A file fills an empty project, or makes a new one.')
    return take({ caller, staged, target, told })
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

type Target = { readonly id: string; readonly name: string; readonly importDigest: string | null }
type Asked = { readonly caller: Caller; readonly staged: StagedFile; readonly target: Target | null; readonly told: Told }

/**
 * Checks the whole file, then writes it unseen, document by document, and shows it at once; or removes it again. When
 * somebody else has taken one of its ids meanwhile (with the same file, say), it is written once more with none of them.
 */
async function take(asked: Asked): Promise<Result<Imported, ProblemReason>> {
  const { caller, staged, target } = asked
  const bundle = await readBundle(staged, sha256)
  if (!bundle.ok) return bundle
  await removeBrokenOff(new Date())
  const salt = `${caller.userId} ${target?.id ?? staged.sha256}`
  const attempt = async (keep: boolean) =>
    bring({ ...asked, bundle: bundle.value, ids: await idsHere(bundle.value.ids, salt, sha256, keep) })
  try {
    return await attempt(true)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return attempt(false)
  }
}

type Import = Asked & { readonly bundle: Bundle; readonly ids: NewIds }
/** What an import has written so far, and must remove if it fails: documents, and people who were not here. */
type Written = { readonly documents: string[]; readonly people: string[] }

async function bring(work: Import): Promise<Result<Imported, ProblemReason>> {
  const { target, bundle, ids } = work
  const claim = await claimFor(work)
  if (claim === 'running') return failure('import-running', 'This is being imported already. Look again when it is done.')
  if ('id' in claim) return success({ answer: await answerFor(claim, 0), isNew: false })
  const written: Written = { documents: [], people: [] }
  try {
    if (!(await write(work, claim, written))) {
      await undo(claim, written)
      return failure('not-empty', 'The project was filled in the meantime.')
    }
  } catch (error) {
    await undo(claim, written)
    throw error
  }
  const name = target?.name ?? bundle.header.project.name
  return success({ answer: await answerFor({ id: claim.projectId, name }, ids.count), isNew: true })
}

function claimFor({ caller, staged, target, bundle: { header }, ids }: Import): Promise<Claimed> {
  if (target) return claimTarget(target.id, target.importDigest, new Date())
  return claimNew(ids.of('project', header.project.id), header, staged.sha256, caller.userId)
}

async function write({ caller, staged, bundle, ids, told }: Import, claim: Claim, written: Written): Promise<boolean> {
  const originals: [string, string][] = []
  const people = await peopleHere(caller, bundle, written.people)
  for await (const line of bundle.documents()) {
    const here = lineHere(line, ids, people)
    if (here.document.originalId) originals.push([here.document.id, here.document.originalId])
    await insertArriving(
      claim.projectId,
      here,
      (text) => countWords(text, here.document.provenance.language),
      (id) => ids.fresh(`change ${id}`),
    )
    written.documents.push(here.document.id)
    told(written.documents.length, bundle.ids.document.size)
  }
  const { documents: documentIds, people: placeholders } = written
  return reveal({
    claim,
    header: bundle.header,
    importDigest: staged.sha256,
    callerId: caller.userId,
    documentIds,
    originals,
    placeholders,
  })
}

async function undo(claim: Claim, written: Written) {
  await removeArriving(claim, written.documents)
  // another import may have met these people, and not have named them yet
  if (!(await isAnyArriving())) await removePeople(written.people)
}

/**
 * The authors of a file as people here: whoever has the e-mail address, else somebody made for it who cannot sign in. An
 * account that was found gets no role by this. Only an import by the instance's owner gives new people the addresses of
 * the file or adds to what somebody not claimed yet has written, since such an address can be invited by few from then on.
 * The ids of new people are added to `made`.
 */
async function peopleHere(caller: Caller, bundle: Bundle, made: string[]): Promise<People> {
  const here = new Map<string, string>()
  const emails = new Set<string>()
  for (const person of bundle.people.values()) {
    // two people of a file stay two, whatever their addresses
    const given = person.email && !emails.has(person.email) ? person.email : null
    const isUsable = given !== null && (caller.role === 'owner' || given === caller.email || (await hasAccount(given)))
    const email = isUsable ? given : `${sha256(`${caller.userId} ${person.id}`).slice(0, 20)}@imported.invalid`
    if (given) emails.add(given)
    emails.add(email)
    const { id, isNew } = await personFor(email, person.name)
    here.set(person.id, id)
    if (isNew) made.push(id)
  }
  return here
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
