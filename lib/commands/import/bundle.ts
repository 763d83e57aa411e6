import type { z } from 'zod'
import { bundleDocument, bundleHeader, IMPORT_LIMITS } from '@/lib/contracts/import'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { ID_KINDS, type IdKind } from '@/lib/data/taken-ids'
import { checkBundleDocument } from '@/lib/domain/formats/check-bundle'
import { type BundleDocument, type BundleHeader, type BundlePerson, toUtf16 } from '@/lib/domain/formats/galley-jsonl'
import { type Failure, type Result, success } from '@/lib/domain/result'
import { readJson } from '@/lib/domain/strict-json'
import { type Line, linesOf } from './lines'
import type { StagedFile } from './stage'

type Fault = { readonly path: string; readonly reason: string; readonly detail: string }
export type FileIds = Readonly<Record<IdKind, Set<string>>>
/** A file that holds: its first line, the ids in it, its authors; `documents` reads it once more, offsets in UTF-16 code units. */
export type Bundle = {
  readonly header: BundleHeader
  readonly ids: FileIds
  readonly people: ReadonlyMap<string, BundlePerson>
  readonly documents: () => AsyncIterable<BundleDocument>
}

/** Reads and checks the whole of a Galley JSONL file, a line in memory at a time; up to 100 faults, each with its line. */
export async function readBundle(staged: StagedFile, sha256: (text: string) => string): Promise<Result<Bundle, ProblemReason>> {
  const reading = new Reading(sha256)
  for await (const line of linesOf(staged.read())) {
    reading.take(line)
    if (reading.isOver()) break
  }
  const { header, ids, people, faults } = reading
  if (!header && faults.length === 0) faults.push({ path: 'line 1', reason: 'empty-text', detail: 'The file is empty.' })
  if (!header || faults.length > 0) return refusal(faults)
  return success({ header, ids, people, documents: () => documentsOf(staged, header) })
}

async function* documentsOf(staged: StagedFile, header: BundleHeader): AsyncGenerator<BundleDocument> {
  let isFirst = true
  for await (const line of linesOf(staged.read())) {
    if (!isFirst && 'text' in line) yield toUtf16(bundleDocument.parse(JSON.parse(line.text)) as BundleDocument, header.offsets)
    isFirst = false
  }
}

function refusal(faults: readonly Fault[]): Failure<ProblemReason> {
  const errors = faults.slice(0, IMPORT_LIMITS.errors)
  const named = errors.slice(0, 3).map(({ path, detail }) => `${path}: ${detail}`)
  return { ok: false, reason: 'unreadable-file', detail: `Nothing was imported. ${named.join(' ')}`, errors }
}

class Reading {
  header: BundleHeader | null = null
  readonly faults: Fault[] = []
  readonly ids = Object.fromEntries(ID_KINDS.map((kind) => [kind, new Set<string>()])) as unknown as FileIds
  readonly people = new Map<string, BundlePerson>()
  private stopped = false
  private first = true

  constructor(private readonly sha256: (text: string) => string) {}

  isOver = () => this.stopped || this.faults.length >= IMPORT_LIMITS.errors

  take(line: Line) {
    const path = `line ${line.number}`
    const isFirst = this.first
    this.first = false
    if ('fault' in line) {
      this.stopped ||= isFirst || line.fault === 'too-long'
      const detail = line.fault === 'too-long' ? `A line has at most ${IMPORT_LIMITS.line / 1024 ** 2} MB.` : 'It is not UTF-8.'
      return this.fault(path, line.fault === 'too-long' ? 'too-large' : 'not-text', detail)
    }
    const read = readJson(line.text)
    if (!read.ok) {
      this.stopped ||= isFirst
      const at = read.errors?.[0]
      return this.fault([path, at?.path].filter(Boolean).join('.'), read.reason, at?.detail ?? 'It is not JSON.')
    }
    return isFirst ? this.takeHeader(read.value, path) : this.takeDocument(read.value, path)
  }

  private fault(path: string, reason: string, detail: string) {
    this.faults.push({ path, reason, detail })
  }

  private takeHeader(value: unknown, path: string) {
    this.stopped = true
    const version = (value as { galley?: unknown } | null)?.galley
    if (version !== 1)
      return this.fault(path, 'unknown-version', `The first line must say "galley": 1. It says ${JSON.stringify(version) ?? 'nothing'}.`)
    const header = this.checked(bundleHeader, value, path)
    if (!header) return
    const numbers = header.tagset.revisions.map(({ number }) => number)
    if (new Set(numbers).size < numbers.length || Math.max(0, ...numbers) !== header.tagset.revision)
      return this.fault(`${path}.tagset`, 'invalid', 'The revisions must have different numbers, and the highest must be the one in force.')
    this.stopped = false
    this.header = header as BundleHeader
    this.ids.project.add(header.project.id)
  }

  private takeDocument(value: unknown, path: string) {
    const given = this.checked(bundleDocument, value, path)
    if (!given || !this.header) return
    const tagsets = new Map(this.header.tagset.revisions.map(({ number, tagset }) => [number, tagset]))
    const line = toUtf16(given as BundleDocument, this.header.offsets)
    for (const { path: at, reason, detail } of checkBundleDocument({ line, tagsets, sha256: this.sha256 }))
      this.fault(`${path}.${at}`, reason, detail)
    this.note(line, path)
    if (this.ids.document.size > IMPORT_LIMITS.documents || this.ids.annotation.size > IMPORT_LIMITS.annotations) {
      this.stopped = true
      this.fault(
        path,
        'too-large',
        `A file holds at most ${IMPORT_LIMITS.documents} documents and ${IMPORT_LIMITS.annotations} annotations and relations.`,
      )
    }
  }

  /** Remembers the ids and authors of a line; an id that was there before is a fault. */
  private note({ document, annotationSets }: BundleDocument, path: string) {
    const own = (kind: IdKind, id: string) => {
      if (this.ids[kind].has(id)) this.fault(path, 'id-taken', `The ${kind} ${id} is there twice.`)
      this.ids[kind].add(id)
    }
    own('document', document.id)
    for (const text of [document.text, ...document.earlierTexts]) own('text', text.id)
    for (const set of annotationSets) {
      own('set', set.id)
      if (set.owner) this.meet(set.owner)
      for (const { id } of [...set.annotations, ...set.relations]) own('annotation', id)
      for (const decision of set.decisions) {
        own('decision', decision.id)
        this.meet(decision.reviewer)
      }
      for (const comment of set.comments) {
        own('comment', comment.id)
        this.meet(comment.author)
      }
    }
  }

  /** What the header says of somebody (their e-mail address) holds when a line says less. */
  private meet(person: BundlePerson) {
    if (this.people.has(person.id)) return
    const member = this.header?.members.find(({ id }) => id === person.id)
    const email = person.email ?? member?.email
    this.people.set(person.id, { id: person.id, name: person.name, ...(email ? { email } : {}) })
  }

  private checked<T extends z.ZodType>(shape: T, value: unknown, path: string): z.output<T> | null {
    const result = shape.safeParse(value)
    if (result.success) return result.data
    for (const issue of result.error.issues.slice(0, IMPORT_LIMITS.errors))
      this.fault([path, ...issue.path].join('.'), 'invalid', issue.message)
    return null
  }
}
