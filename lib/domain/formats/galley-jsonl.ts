import type { Annotation, Attributes, Part, Relation } from '../annotation/annotation'
import type { Tagset } from '../tagset/tagset'
import { offsetUnits, type Unit } from '../text/offset-units'
import type { Text } from '../text/text'

// Galley JSONL, version 1: a header line, then one document a line. docs/export.md tells every field.

/** Somebody in a file. The e-mail address is there only in what a manager exports. */
export type BundlePerson = { readonly id: string; readonly name: string; readonly email?: string }

export type BundleHeader = {
  readonly galley: 1
  readonly offsets: 'code-point' | 'utf-16'
  readonly exportedAt?: string
  readonly project: { id: string; name: string; language: string | null; description: string; guidelines: string; createdAt: string }
  /** the newest revision, and all of them by number */
  readonly tagset: { readonly revision: number; readonly revisions: readonly { number: number; createdAt: string; tagset: Tagset }[] }
  readonly members: readonly (BundlePerson & { role: string | null })[]
}

export type BundleText = Text & { readonly id: string; readonly version: number; readonly sha256: string }
export type BundleDecision = {
  readonly id: string
  readonly annotationId: string
  readonly reviewer: BundlePerson
  readonly verdict: 'accept' | 'fix' | 'reject' | 'discuss'
  readonly reason: string | null
  readonly comment: string
  /** with `fix`: what it should say; its parts are in the file's unit */
  readonly proposal: { tag?: string; parts?: readonly Part[]; attributes?: Attributes; [other: string]: unknown } | null
  readonly answer: { agrees: boolean; comment: string; createdAt: string } | null
  readonly createdAt: string
  readonly supersededAt: string | null
  /** the annotation was changed after this verdict, which so no longer counts */
  readonly isOutdated: boolean
}
export type BundleComment = {
  id: string
  annotationId: string
  author: BundlePerson
  body: string
  createdAt: string
  deletedAt: string | null
}
export type BundleAnnotation = Annotation & { layer: string; tagsetRevision: number; createdAt: string; updatedAt: string }
export type BundleSet = {
  readonly id: string
  readonly textId: string
  readonly owner: BundlePerson | null
  readonly kind: 'annotator' | 'gold' | 'suggester'
  readonly name: string | null
  readonly state: 'open' | 'submitted'
  readonly revision: number
  readonly settledFromId: string | null
  readonly createdAt: string
  readonly submittedAt: string | null
  readonly annotations: readonly BundleAnnotation[]
  readonly relations: readonly (Relation & { createdAt: string; updatedAt: string })[]
  readonly decisions: readonly BundleDecision[]
  readonly comments: readonly BundleComment[]
}
type BundleSource = { format: string; fileName: string | null; characters: string; sha256: string }
export type BundleDocument = {
  readonly galley: 1
  readonly document: {
    readonly id: string
    readonly title: string
    readonly provenance: Readonly<Record<string, string | null>>
    /** further provenance, by name */
    readonly further: Readonly<Record<string, unknown>> | null
    readonly originalId: string | null
    readonly createdAt: string
    readonly text: BundleText
    /** versions before `text` on which sets of this line stand */
    readonly earlierTexts: readonly BundleText[]
    /** what was loaded, as it came */
    readonly source: BundleSource | null
  }
  readonly annotationSets: readonly BundleSet[]
}

const UNITS: Record<BundleHeader['offsets'], Unit> = { 'code-point': 'code-point', 'utf-16': 'utf16' }
type Turn = (offset: number) => number
type Spanned = { readonly start: number; readonly end: number }
const turned = <T extends Spanned>(turn: Turn, spans: readonly T[]): T[] =>
  spans.map((span) => ({ ...span, start: turn(span.start), end: turn(span.end) }))

/** A document line in UTF-16 code units → the same in Unicode code points. */
export const toCodePoints = (line: BundleDocument): BundleDocument =>
  convert(line, (characters) => {
    const units = offsetUnits(characters)
    return (offset) => units.to('code-point', offset)
  })

/** A document line in the unit its file names → the same in UTF-16 code units. Offsets past the end stay past the end. */
export const toUtf16 = (line: BundleDocument, offsets: BundleHeader['offsets']): BundleDocument =>
  convert(line, (characters) => {
    const units = offsetUnits(characters)
    const most = units.to(UNITS[offsets], characters.length)
    return (offset) => (offset > most ? characters.length + offset - most : units.from(UNITS[offsets], offset))
  })

/** Whether a text has one code unit for each code point, so that there is nothing to turn. */
const isPlain = (characters: string) => !/[\ud800-\udbff]/.test(characters)

function convert(line: BundleDocument, turnOf: (characters: string) => Turn): BundleDocument {
  const texts = [line.document.text, ...line.document.earlierTexts]
  const turns = new Map(texts.filter((text) => !isPlain(text.characters)).map((text) => [text.id, turnOf(text.characters)]))
  if (turns.size === 0) return line
  const textWith = (text: BundleText): BundleText => {
    const turn = turns.get(text.id)
    if (!turn) return text
    return { ...text, blocks: turned(turn, text.blocks), inlines: turned(turn, text.inlines) }
  }
  const annotationSets = line.annotationSets.map((set) => {
    const turn = turns.get(set.textId)
    return turn ? setWith(set, turn) : set
  })
  const document = { ...line.document, text: textWith(line.document.text), earlierTexts: line.document.earlierTexts.map(textWith) }
  return { ...line, document, annotationSets }
}

const setWith = (set: BundleSet, turn: Turn): BundleSet => ({
  ...set,
  annotations: set.annotations.map((annotation) => ({ ...annotation, parts: turned(turn, annotation.parts) })),
  decisions: set.decisions.map((decision) =>
    decision.proposal?.parts ? { ...decision, proposal: { ...decision.proposal, parts: turned(turn, decision.proposal.parts) } } : decision,
  ),
})
