import { bareAnnotation } from '../annotation/annotation'
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
  const { source } = line.document
  if (source && sha256(source.characters) !== source.sha256)
    return [{ path: 'document.source.sha256', reason: 'invalid', detail: 'The sum is not that of what was loaded: it was changed.' }]
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

/**
 * Applies the set's content as changes: each annotation under the tagset revision that it names, each relation under the
 * newest that takes it, for a file does not say when it was made.
 */
function replay(set: BundleSet, { characters }: BundleText, tagsets: ReadonlyMap<number, Tagset>, path: string): BundleFault[] {
  const refused = new Map<string, { reason: string; detail: string }>()
  let content = emptyContent()
  const apply = (changes: readonly Change[], tagset: Tagset) => {
    const outcome = applyChanges(content, changes, { characters, tagset })
    content = outcome.content
    for (const { id } of outcome.applied) refused.delete(id)
    // what the newest said of it
    for (const { id, reason, detail } of outcome.refused) if (!refused.has(id)) refused.set(id, { reason, detail })
    return outcome
  }
  const numbers = [...tagsets.keys()].sort((a, b) => b - a)
  for (const number of numbers) {
    const annotations = set.annotations.filter((one) => one.tagsetRevision === number)
    apply(
      annotations.map((annotation): Change => ({ id: annotation.id, kind: 'create', annotation: bareAnnotation(annotation) })),
      tagsets.get(number) as Tagset,
    )
  }
  let left = set.relations.map(
    ({ id, type, from, to, attributes }): Change => ({ id, kind: 'create', relation: { id, type, from, to, attributes } }),
  )
  for (const number of numbers) {
    if (left.length === 0) break
    const { refused: still } = apply(left, tagsets.get(number) as Tagset)
    const again = new Set(still.map(({ id }) => id))
    left = left.filter(({ id }) => again.has(id))
  }
  const places = new Map([
    ...set.annotations.map(({ id }, n): [string, string] => [id, `${path}.annotations.${n}`]),
    ...set.relations.map(({ id }, n): [string, string] => [id, `${path}.relations.${n}`]),
  ])
  return [...refused].map(([id, fault]) => ({ path: places.get(id) ?? path, ...fault }))
}

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
