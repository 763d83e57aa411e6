import type { DocumentRow } from './documents-list'

type Person = { readonly id: string; readonly name: string }
/** A document with how far each of its readers is, and whom it is assigned to. */
export type AssignmentRow = Pick<DocumentRow, 'id' | 'title' | 'publisher' | 'readers'> & { readonly assigned: readonly string[] }
/** Who reads what: the members who annotate across, the documents down. */
export type AssignmentsPage = { readonly people: readonly Person[]; readonly rows: readonly AssignmentRow[] }
