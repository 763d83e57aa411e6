import type { FoundField, ImportFormat, ImportNote } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { Result } from '@/lib/domain/result'
import type { Text } from '@/lib/domain/text/text'

/** What a guess about a document says, and where it was found. */
export type Found = { readonly field: FoundField; readonly value: string; readonly from: string }
export type Dropped = { readonly what: string; readonly count: number }
export type Note = { readonly reason: ImportNote; readonly detail: string }

/**
 * A text that is not frozen yet, with what was found out about it (the most trusted guess of a field first), what did not
 * come along, and what a person should know.
 */
export type Imported = {
  readonly text: Text
  readonly found: readonly Found[]
  readonly dropped: readonly Dropped[]
  readonly notes: readonly Note[]
}

/** One format. `parse` takes characters, already clean, and throws nothing. A new format is one file and one line in the registry. */
export type Importer = {
  readonly format: ImportFormat
  readonly name: string
  /** endings of file names, in lower case with the dot */
  readonly endings: readonly string[]
  readonly mediaTypes: readonly string[]
  readonly parse: (characters: string) => Result<Imported, ProblemReason>
}
