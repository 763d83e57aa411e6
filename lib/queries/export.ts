import { stringify } from 'csv-stringify/sync'
import type { Caller } from '@/lib/auth/caller'
import { gate, mayAlso } from '@/lib/auth/gate'
import { visibleSets } from '@/lib/auth/set-visibility'
import type { ExportQuery } from '@/lib/contracts/export'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { fromSnapshot, type Tx } from '@/lib/data/client'
import { datasetHeader, datasetLines } from '@/lib/data/dataset'
import { findProject } from '@/lib/data/projects'
import type { Selection } from '@/lib/data/selection'
import { CSV_COLUMNS, csvRows } from '@/lib/domain/formats/annotation-csv'
import { toCodePoints } from '@/lib/domain/formats/galley-jsonl'
import { type Result, success } from '@/lib/domain/result'
import { refusedFilters } from './known-filters'

export type ExportFile = { readonly fileName: string; readonly mediaType: string; readonly chunks: AsyncIterable<string> }

/**
 * What the caller may see of a project at one moment, as a file that is made while it is read: a page of documents is in
 * memory at a time. E-mail addresses are in it only for those who manage the members, by a token only of that scope.
 */
export async function exportDataset(caller: Caller, projectId: string, query: ExportQuery): Promise<Result<ExportFile, ProblemReason>> {
  const { format, sets, spreadsheet, ...filters } = query
  const access = await gate(caller, sets === 'mine' ? 'dataset.export-own' : 'dataset.export', projectId)
  if (!access.ok) return access
  const refused = await refusedFilters(projectId, filters)
  if (refused) return refused
  const visible = visibleSets(access.value)
  const withEmail = mayAlso(access.value, 'members.addresses')
  const selection: Selection = { projectId, visible, userId: caller.userId, sets, filters }
  const name = `${(await findProject(projectId))?.name}${sets === 'all-visible' ? '' : ` ${sets}`}`
  if (format === 'csv')
    return success({
      fileName: `${name}.csv`,
      mediaType: 'text/csv; charset=utf-8; header=present',
      chunks: fromSnapshot((tx) => csv(tx, selection, spreadsheet === '1')),
    })
  return success({
    fileName: `${name}.jsonl`,
    mediaType: 'application/x-ndjson; charset=utf-8',
    chunks: fromSnapshot((tx) => jsonl(tx, selection, withEmail)),
  })
}

async function* jsonl(tx: Tx, selection: Selection, withEmail: boolean): AsyncGenerator<string> {
  const header = await datasetHeader(tx, selection, withEmail)
  yield `${JSON.stringify({ ...header, exportedAt: new Date().toISOString() })}\n`
  for await (const line of datasetLines(tx, selection, withEmail)) yield `${JSON.stringify(toCodePoints(line))}\n`
}

async function* csv(tx: Tx, selection: Selection, forSpreadsheets: boolean): AsyncGenerator<string> {
  const options = { record_delimiter: 'windows', escape_formulas: forSpreadsheets } as const
  yield (forSpreadsheets ? '\ufeff' : '') + stringify([[...CSV_COLUMNS]], options)
  for await (const line of datasetLines(tx, selection, false)) {
    const rows = csvRows(line).map((row) => CSV_COLUMNS.map((column) => row[column]))
    if (rows.length > 0) yield stringify(rows, options)
  }
}
