import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'

/** Markup nested deeper or of more elements than this is refused: work on it grows faster than it does. */
const DEPTH_LIMIT = 256
const ELEMENTS_LIMIT = 20_000

class OverLimit extends Error {}

const tooDeep = failure<ProblemReason>(
  'markup-too-deep',
  `The markup is nested deeper than ${DEPTH_LIMIT} levels. Save the article alone, or paste its text.`,
)
const tooMany = failure<ProblemReason>(
  'too-large',
  `The page has more than ${ELEMENTS_LIMIT.toLocaleString('en')} elements. Save the article alone, or paste its text.`,
)

/** Reads HTML only so far as to know that it stays within the limits; gives up at the first element beyond one. */
export function withinLimits(html: string): Result<null, ProblemReason> {
  let elements = 0
  let depth = 0
  let refusal = tooMany
  const counting: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      if (++elements > ELEMENTS_LIMIT) throw new OverLimit()
      return defaultTreeAdapter.createElement(name, namespace, attributes)
    },
    onItemPush() {
      if (++depth <= DEPTH_LIMIT) return
      refusal = tooDeep
      throw new OverLimit()
    },
    onItemPop() {
      depth--
    },
  }
  try {
    parse(html, { treeAdapter: counting })
    return success(null)
  } catch (error) {
    if (error instanceof OverLimit) return refusal
    throw error
  }
}

type Tree = { readonly children?: readonly unknown[] }

/** The same of a tree that is there already, without recursion: what adoption or Markdown nested counts too. */
export function treeWithinLimits(root: Tree): Result<null, ProblemReason> {
  let count = 0
  let level: Tree[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT + 8) return tooDeep
    level = level.flatMap((node) => (node.children ?? []) as Tree[]).filter((node) => node.children)
    count += level.length
    if (count > ELEMENTS_LIMIT * 2) return tooMany
  }
  return success(null)
}
