import type { ReaderState, Stage } from '@/lib/domain/reading/stage'

/** A reader of a document, by how far they are. */
export type ReaderView = { readonly id: string; readonly name: string; readonly state: ReaderState }

/** One line of the documents list. Counts speak only of sets that the caller may see. */
export type DocumentRow = {
  readonly id: string
  readonly title: string
  readonly publisher: string | null
  readonly publishedAt: string | null
  readonly byline: string | null
  readonly language: string | null
  readonly original: { readonly id: string; readonly title: string } | null
  readonly readers: readonly ReaderView[]
  readonly stage: Stage
  /** how far the caller's own reading is; null when they have none */
  readonly own: 'reading' | 'submitted' | null
  /** seconds the caller was active on it; null where it is not assigned to them */
  readonly ownSeconds: number | null
  /** annotations in the readers' sets; null when the caller may see none of the sets, or there is none */
  readonly tagCount: number | null
  /** share of the text's characters that is boilerplate, 0–1: of the gold set, otherwise the mean of the sets; null likewise */
  readonly boilerplateShare: number | null
  /** annotations of submitted sets with a standing verdict, of all of them, and those under discussion */
  readonly review: { readonly decided: number; readonly total: number; readonly discussed: number } | null
  /** readings that went back from review to their readers; null for those who neither review nor had theirs given back */
  readonly givenBack: GivenBack | null
}

/** `mine`: verdicts that wait for the caller's answer, null where their reading was not given back; `others`: readings. */
export type GivenBack = { readonly mine: number | null; readonly others: number }

export type DocumentsListView = {
  readonly project: { readonly id: string; readonly name: string; readonly language: string | null }
  readonly mayChange: boolean
  /** documents in the trash; 0 for those who may not take them out of it */
  readonly trashCount: number
  /** documents that the caller has still to read; null for who reads none */
  readonly left: number | null
  readonly rows: readonly DocumentRow[]
}
