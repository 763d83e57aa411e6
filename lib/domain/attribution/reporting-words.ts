/** What a language reports with. Every entry is lower case; `verbs` and `prepositions` may be several words. */
export type ReportingWords = {
  /** finite forms that stand between a source and what it says */
  readonly verbs: readonly string[]
  /** what stands before a source without a verb: “according to” */
  readonly prepositions: readonly string[]
  /** what stands behind one: “der Polizei zufolge” */
  readonly postpositions: readonly string[]
  /** what a clause begins with before its source is named */
  readonly openers: readonly string[]
  /** what a source ends before when its verb comes later: “Rice had in Kyiv explained” */
  readonly auxiliaries: readonly string[]
  /** what may stand between a source and its verb, or after it, and is part of neither */
  readonly between: readonly string[]
  /** where a source ends that follows its verb: “said Lund on Monday” */
  readonly closers: readonly string[]
  /** what an apposition begins with: “Lund, who leads the local,” */
  readonly appositions: readonly string[]
  /** what a relative clause begins with wherever it stands, and what does so only behind a comma */
  readonly relatives: readonly string[]
  readonly apposedRelatives: readonly string[]
  /** names by themselves: “said she” */
  readonly pronouns: readonly string[]
  /** behind these, as behind a number, a word is a noun, though it looks like a verb: “the report”, “fewer calls” */
  readonly determiners: readonly string[]
  /** behind these it is one in the plural only: “some reports”, but “some report” */
  readonly quantifiers: readonly string[]
  /** joins a second verb to the same source: “the union wants more and says so” */
  readonly joiners: readonly string[]
  /** what a clause begins with that is not its source, so that this follows the verb: “Am Montag sagte Lund” */
  readonly fronted: readonly string[]
  /** finite verbs besides those of reporting: no name holds one */
  readonly finite: readonly string[]
  /** what a subordinate clause begins with: what begins so is said, and names nobody */
  readonly subordinators: readonly string[]
  /** how further finite verbs end, as far as an ending tells */
  readonly finiteEnding: RegExp | null
  /** closers that open a name all the same: “sagte das Unternehmen” */
  readonly articles: readonly string[]
  /** nouns are written with a capital, verbs without */
  readonly capitalNouns: boolean
}

/** Words with spaces between them. */
export const list = (words: string): string[] => words.trim().split(/\s+/)
