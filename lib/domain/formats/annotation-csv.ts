import { offsetUnits } from '../text/offset-units'
import type { BundleDocument } from './galley-jsonl'

/** The columns of the CSV: one annotation a row. Offsets are Unicode code points; several parts are joined by spaces. */
export const CSV_COLUMNS = [
  'annotation_id',
  'document_id',
  'document_title',
  'publisher',
  'url',
  'published_at',
  'language',
  'original_id',
  'original_publisher',
  'text_sha256',
  'set_id',
  'set_kind',
  'set_state',
  'annotator_id',
  'annotator_name',
  'layer',
  'tag',
  'start_code_point',
  'end_code_point',
  'part_starts_code_point',
  'part_ends_code_point',
  'quote',
  'part_quotes_json',
  'attributes_json',
  'note',
  'confidence',
  'tagset_revision',
  'taken_from_id',
  'state',
  'reason',
  'reviewer_id',
  'created_at',
  'updated_at',
  'relations_json',
] as const
export type CsvRow = Readonly<Record<(typeof CSV_COLUMNS)[number], string | number>>

const STATES = { accept: 'accepted', fix: 'fixed', reject: 'rejected', discuss: 'discussed' } as const

/** The rows of a document line that is in UTF-16 code units. */
export function csvRows(line: BundleDocument): CsvRow[] {
  const { document } = line
  const { provenance } = document
  const texts = new Map([document.text, ...document.earlierTexts].map((text) => [text.id, text]))
  return line.annotationSets.flatMap((set) => {
    const text = texts.get(set.textId) ?? document.text
    const units = offsetUnits(text.characters)
    const point = (offset: number) => units.to('code-point', offset)
    return set.annotations.map((annotation): CsvRow => {
      const { parts } = annotation
      const decision = set.decisions.findLast((one) => one.annotationId === annotation.id && one.supersededAt === null && !one.isOutdated)
      const relations = set.relations.filter((relation) => relation.from === annotation.id)
      return {
        annotation_id: annotation.id,
        document_id: document.id,
        document_title: document.title,
        publisher: provenance.publisher ?? '',
        url: provenance.url ?? '',
        published_at: provenance.publishedAt ?? '',
        language: provenance.language ?? '',
        original_id: document.originalId ?? '',
        original_publisher: provenance.originalPublisher ?? '',
        text_sha256: text.sha256,
        set_id: set.id,
        set_kind: set.kind,
        set_state: set.state,
        annotator_id: set.owner?.id ?? '',
        annotator_name: set.owner?.name ?? set.name ?? '',
        layer: annotation.layer,
        tag: annotation.tag,
        start_code_point: point(parts[0]?.start ?? 0),
        end_code_point: point(parts.at(-1)?.end ?? 0),
        part_starts_code_point: parts.map((part) => point(part.start)).join(' '),
        part_ends_code_point: parts.map((part) => point(part.end)).join(' '),
        quote: parts.map((part) => part.quote).join(' … '),
        part_quotes_json: JSON.stringify(parts.map((part) => part.quote)),
        attributes_json: JSON.stringify(annotation.attributes),
        note: annotation.note,
        confidence: annotation.confidence ?? '',
        tagset_revision: annotation.tagsetRevision,
        taken_from_id: annotation.takenFromId ?? '',
        state: decision ? STATES[decision.verdict] : 'open',
        reason: decision?.reason ?? '',
        reviewer_id: decision?.reviewer.id ?? '',
        created_at: annotation.createdAt,
        updated_at: annotation.updatedAt,
        relations_json: JSON.stringify(relations.map(({ id, type, to, attributes }) => ({ id, type, to, attributes }))),
      }
    })
  })
}
