import type { Change } from '@/lib/domain/annotation/change'
import type { RefusedChange } from '@/lib/domain/annotation/unsaved'

/** Hands the reader a JSON file of what the server has not taken: `{ setId, unsent, refused }`, changes as the API takes them. */
export function downloadUnsent(setId: string, unsent: readonly Change[], refused: readonly RefusedChange[]): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify({ setId, unsent, refused }, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `unsent-changes-${setId}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
