import type { Caller } from '@/lib/auth/caller'
import { exportQuery } from '@/lib/contracts/export'
import type { BundleDocument, BundleHeader } from '@/lib/domain/formats/galley-jsonl'
import { exportDataset } from '@/lib/queries/export'

/** What an export holds, or the reason why there is none. */
export async function exported(caller: Caller, projectId: string, query: Record<string, string> = {}): Promise<string> {
  const file = await exportDataset(caller, projectId, exportQuery.parse(query))
  if (!file.ok) return file.reason
  const chunks: string[] = []
  for await (const chunk of file.value.chunks) chunks.push(chunk)
  return chunks.join('')
}

export function parsedJsonl(jsonl: string): { header: BundleHeader; lines: BundleDocument[] } {
  const [header, ...lines] = jsonl
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { header, lines }
}

export async function* bytesOf(text: string, step = 1000): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}
