import type { DatasetFilters } from '@/lib/contracts/export'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { isReaderOf } from '@/lib/data/members'
import { currentTagset, listTagsets } from '@/lib/data/tagsets'
import { type Failure, failure } from '@/lib/domain/result'
import type { Tagset } from '@/lib/domain/tagset/tagset'

type Named = 'layer' | 'tag' | 'annotator'

/** Those of the filters that name what a project never had: a layer or tag of none of its tagsets, nobody of its readers. */
export async function unknownFilters(projectId: string, { layer, tag, annotator }: DatasetFilters): Promise<readonly Named[]> {
  const lacks = ({ layers, tags }: Tagset): readonly Named[] => [
    ...(layer !== undefined && !layers.some(({ key }) => key === layer) ? (['layer'] as const) : []),
    ...(tag !== undefined && !tags.some(({ key }) => key === tag) ? (['tag'] as const) : []),
  ]
  let unknown = layer === undefined && tag === undefined ? [] : lacks((await currentTagset(projectId)).tagset)
  // what was tagged before a tagset changed keeps its tag
  if (unknown.length > 0) {
    const before = (await listTagsets(projectId)).map(({ tagset }) => lacks(tagset))
    unknown = unknown.filter((name) => before.every((lacking) => lacking.includes(name)))
  }
  return annotator !== undefined && !(await isReaderOf(projectId, annotator)) ? [...unknown, 'annotator'] : unknown
}

const WHAT: Record<Named, string> = {
  layer: 'is no layer of the project’s tagset',
  tag: 'is no tag of the project’s tagset',
  annotator: 'is nobody who reads in the project',
}

/** A refusal that names each filter which nothing can answer to; null where there is none. */
export async function refusedFilters(projectId: string, filters: DatasetFilters): Promise<Failure<ProblemReason> | null> {
  const unknown = await unknownFilters(projectId, filters)
  if (unknown.length === 0) return null
  const errors = unknown.map((name) => ({
    path: `query.${name}`,
    reason: 'invalid',
    detail: `${JSON.stringify(filters[name])} ${WHAT[name]}.`,
  }))
  return { ...failure('invalid', errors.map(({ path, detail }) => `${path}: ${detail}`).join(' ')), errors }
}
