import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

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
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: LOOKED_AT })
  const words = [...known, ...known.flatMap((word) => word.split(/[\s@._-]+/)), 'galley'].filter((word) => word.length > 2)
  const { score } = estimator.check(password.slice(0, LOOKED_AT), words)
  return { score, words: WORDS[score] }
}
