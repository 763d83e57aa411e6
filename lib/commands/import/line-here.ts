import type { BundleDocument, BundlePerson, BundleSet, BundleText } from '@/lib/domain/formats/galley-jsonl'
import type { NewIds } from './ids'

/** A file's people by their ids in it, as ids here. */
export type People = ReadonlyMap<string, string>

/** A document line with the ids and people of this instance. References to what the file does not hold are let go. */
export function lineHere(line: BundleDocument, ids: NewIds, people: People): BundleDocument {
  const { document } = line
  const textHere = (text: BundleText): BundleText => ({ ...text, id: ids.of('text', text.id) })
  return {
    ...line,
    document: {
      ...document,
      id: ids.of('document', document.id),
      originalId: ids.ifHeld('document', document.originalId),
      text: textHere(document.text),
      earlierTexts: document.earlierTexts.map(textHere),
    },
    annotationSets: line.annotationSets.map((set) => setHere(set, ids, people)),
  }
}

function setHere(set: BundleSet, ids: NewIds, people: People): BundleSet {
  const annotation = (id: string) => ids.of('annotation', id)
  const person = ({ id, name }: BundlePerson): BundlePerson => ({ id: people.get(id) ?? id, name })
  return {
    ...set,
    id: ids.of('set', set.id),
    textId: ids.of('text', set.textId),
    owner: set.owner && person(set.owner),
    settledFromId: ids.ifHeld('set', set.settledFromId),
    annotations: set.annotations.map((one) => ({ ...one, id: annotation(one.id), takenFromId: ids.ifHeld('annotation', one.takenFromId) })),
    relations: set.relations.map((one) => ({ ...one, id: annotation(one.id), from: annotation(one.from), to: annotation(one.to) })),
    decisions: set.decisions.map((one) => ({
      ...one,
      id: ids.of('decision', one.id),
      annotationId: annotation(one.annotationId),
      reviewer: person(one.reviewer),
    })),
    comments: set.comments.map((one) => ({
      ...one,
      id: ids.of('comment', one.id),
      annotationId: annotation(one.annotationId),
      author: person(one.author),
    })),
  }
}
