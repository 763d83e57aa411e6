import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

/** 0 falls to the first guesses, 4 stands against a stolen database. Below 2 is refused. */
export type Strength = { readonly score: 0 | 1 | 2 | 3 | 4; readonly words: string }
export const LEAST_SCORE = 2

const WORDS = [
  'Among the first that anybody would try.',
  'Easily guessed. Add a few words that do not belong together.',
  'Just enough. Another word would make it strong.',
  'Strong.',
  'Very strong.',
] as const

/** Looked at no further than this many characters: a longer one is only stronger, and estimating takes time by the square. */
const LOOKED_AT = 100

let estimator: ZxcvbnFactory | null = null

/** How long a password stands against guessing; `known` are words that belong to its owner (name, e-mail). Heavy: import lazily. */
export function passwordStrength(password: string, known: readonly string[] = []): Strength {
  estimator ??= new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs, maxLength: LOOKED_AT })
  const words = [...known, ...known.flatMap((word) => word.split(/[\s@._-]+/)), 'galley'].filter((word) => word.length > 2)
  const looked = password.slice(0, LOOKED_AT)
  // the estimator sees a word said twice only where nothing stands between
  const once = [...new Set(looked.toLowerCase().split(/[\s_-]+/))].join(' ')
  const score = Math.min(
    estimator.check(looked, words).score,
    once.length < looked.length ? estimator.check(once, words).score : 4,
  ) as Strength['score']
  return { score, words: WORDS[score] }
}
