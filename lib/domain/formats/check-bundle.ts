import type { Annotation } from '../annotation/annotation'
import { applyChanges } from '../annotation/apply-changes'
import { type Change, emptyContent } from '../annotation/change'
import type { Tagset } from '../tagset/tagset'
import { checkText } from '../text/check-text'
import { textDigestInput } from '../text/text-digest'
import type { BundleDocument, BundleSet, BundleText } from './galley-jsonl'

export type BundleFault = { readonly path: string; readonly reason: string; readonly detail: string }
type Line = { readonly line: BundleDocument; readonly tagsets: ReadonlyMap<number, Tagset>; readonly sha256: (text: string) => string }

/**
 * What does not hold in a document line (offsets in UTF-16 code units): texts against their invariants and sums, each
 * set's annotations and relations against its text and the tagsets they name, decisions and comments against the set.
 * Empty when all of it may be taken.
 */
export function checkBundleDocument({ line, tagsets, sha256 }: Line): BundleFault[] {
  const texts = [line.document.text, ...line.document.earlierTexts]
  const faults = texts.flatMap((text, n) => checkBundleText(text, n === 0 ? 'document.text' : `document.earlierTexts.${n - 1}`, sha256))
  if (faults.length > 0) return faults
  const byId = new Map(texts.map((text) => [text.id, text]))
  if (byId.size < texts.length || new Set(texts.map((text) => text.version)).size < texts.length)
    return [{ path: 'document.earlierTexts', reason: 'invalid', detail: 'Two texts have the same id or version.' }]
  return [
    ...twinSets(line.annotationSets),
    ...line.annotationSets.flatMap((set, n) => checkBundleSet(set, byId.get(set.textId), tagsets, `annotationSets.${n}`)),
  ]
}

function checkBundleText(text: BundleText, path: string, sha256: (text: string) => string): BundleFault[] {
  const checked = checkText(text)
  if (!checked.ok) return [{ path, reason: checked.reason, detail: checked.detail }]
  if (text.characters === '') return [{ path, reason: 'empty-text', detail: 'There is no text in it.' }]
  if (sha256(textDigestInput(text)) !== text.sha256)
    return [{ path: `${path}.sha256`, reason: 'invalid', detail: 'The sum is not that of the text: something in it was changed.' }]
  return []
}

function twinSets(sets: readonly BundleSet[]): BundleFault[] {
  const seen = new Set<string>()
  return sets.flatMap((set, n) => {
    const place = `${set.textId} ${set.owner?.id ?? set.id} ${set.kind}`
    const twin = seen.has(place)
    seen.add(place)
    return twin ? [{ path: `annotationSets.${n}`, reason: 'invalid', detail: 'Somebody has two sets of that kind on one text.' }] : []
  })
}

function checkBundleSet(set: BundleSet, text: BundleText | undefined, tagsets: ReadonlyMap<number, Tagset>, path: string): BundleFault[] {
  if (!text) return [{ path: `${path}.textId`, reason: 'not-found', detail: `This line has no text ${set.textId}.` }]
  if (!set.owner && set.kind !== 'suggester')
    return [{ path: `${path}.owner`, reason: 'invalid', detail: 'Only a suggester’s set has no owner.' }]
  const unknown = set.annotations.findIndex(({ tagsetRevision }) => !tagsets.has(tagsetRevision))
  if (unknown >= 0)
    return [
      {
        path: `${path}.annotations.${unknown}.tagsetRevision`,
        reason: 'not-found',
        detail: 'The file has no such revision of the tagset.',
      },
    ]
  const layers = set.annotations.flatMap(({ tag, layer, tagsetRevision }, n) =>
    tagsets.get(tagsetRevision)?.tags.some((one) => one.key === tag && one.layer !== layer)
      ? [{ path: `${path}.annotations.${n}.layer`, reason: 'invalid', detail: `${tag} is not of the layer ${layer}.` }]
      : [],
  )
  return [...layers, ...replay(set, text, tagsets, path), ...danglers(set, path)]
}

/** Applies the set's content as changes, each under the tagset revision that it names. */
function replay(set: BundleSet, { characters }: BundleText, tagsets: ReadonlyMap<number, Tagset>, path: string): BundleFault[] {
  const faults: BundleFault[] = []
  let content = emptyContent()
  const places = new Map([
    ...set.annotations.map(({ id }, n): [string, string] => [id, `${path}.annotations.${n}`]),
    ...set.relations.map(({ id }, n): [string, string] => [id, `${path}.relations.${n}`]),
  ])
  const newest = Math.max(0, ...set.annotations.map(({ tagsetRevision }) => tagsetRevision))
  for (const revision of [...new Set(set.annotations.map(({ tagsetRevision }) => tagsetRevision))].sort((a, b) => a - b)) {
    const annotations = set.annotations.filter((one) => one.tagsetRevision === revision)
    const changes: Change[] = annotations.map((annotation) => ({ id: annotation.id, kind: 'create', annotation: bare(annotation) }))
    if (revision === newest)
      for (const { id, type, from, to, attributes } of set.relations)
        changes.push({ id, kind: 'create', relation: { id, type, from, to, attributes } })
    const outcome = applyChanges(content, changes, { characters, tagset: tagsets.get(revision) as Tagset })
    content = outcome.content
    faults.push(...outcome.refused.map(({ id, reason, detail }) => ({ path: places.get(id) ?? path, reason, detail })))
  }
  if (set.annotations.length === 0 && set.relations.length > 0)
    faults.push({ path: `${path}.relations`, reason: 'relation-end-missing', detail: 'There are no annotations to relate.' })
  return faults
}

const bare = ({ id, tag, parts, attributes, note, confidence, takenFromId }: Annotation): Annotation => ({
  id,
  tag,
  parts,
  attributes,
  note,
  confidence,
  takenFromId,
})

function danglers(set: BundleSet, path: string): BundleFault[] {
  const known = new Set(set.annotations.map(({ id }) => id))
  const lost = (name: string, rows: readonly { annotationId: string }[]) =>
    rows.flatMap(({ annotationId }, n) =>
      known.has(annotationId)
        ? []
        : [{ path: `${path}.${name}.${n}`, reason: 'not-found', detail: `This set has no annotation ${annotationId}.` }],
    )
  return [...lost('decisions', set.decisions), ...lost('comments', set.comments)]
}
