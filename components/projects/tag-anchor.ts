import type { Tagset } from '@/lib/domain/tagset/tagset'

/**
 * The anchor of a guideline's heading: the key of the tag that it speaks of, by its key (`framing.labeling`) or exactly by
 * its name; otherwise its words joined by hyphens.
 */
export function tagAnchor(tagset: Tagset, heading: string): string {
  const words = heading.trim()
  const tag = tagset.tags.find(({ key, name }) => words.split(/[\s()`:,]+/).includes(key) || name.toLowerCase() === words.toLowerCase())
  return tag?.key ?? words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
}
