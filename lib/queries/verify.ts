import { loadContent, pageOfSets } from '@/lib/data/annotation-sets'
import { listChanges } from '@/lib/data/changes'
import { sha256Of } from '@/lib/data/text-digest'
import { charactersOf, pageOfTexts } from '@/lib/data/texts'
import type { Change, SetContent } from '@/lib/domain/annotation/change'
import { differences, replay } from '@/lib/domain/annotation/replay'

export type Verification = {
  readonly texts: number
  readonly sets: number
  readonly annotations: number
  readonly problems: readonly string[]
}
type Progress = (done: { texts: number; sets: number; annotations: number }) => void

/**
 * Whether everything stored holds: each text its sha-256, each annotation's quotes what stands at their offsets, each set
 * what its changes give when they are replayed. For the command line: it asks nobody who may.
 */
export async function verify(progress: Progress = () => {}): Promise<Verification> {
  const done = { texts: 0, sets: 0, annotations: 0 }
  const problems: string[] = []
  for await (const text of every(pageOfTexts)) {
    done.texts++
    const found = sha256Of(text)
    if (found !== text.sha256) problems.push(`text ${text.id}: its sha-256 is ${found}, not ${text.sha256}`)
    progress(done)
  }
  for await (const set of every(pageOfSets)) {
    done.sets++
    const content = await loadContent(set.id)
    done.annotations += content.annotations.size
    const wrong = [...misquotes(content, await charactersOf(set.textId)), ...differences(replay(await allChanges(set.id)), content)]
    problems.push(...wrong.map((problem) => `set ${set.id}: ${problem}`))
    progress(done)
  }
  return { ...done, problems }
}

/** All rows of a table that is read in pages by id. */
async function* every<T extends { id: string }>(page: (after: string, limit: number) => Promise<T[]>): AsyncGenerator<T> {
  for (let after = ''; ; ) {
    const rows = await page(after, 50)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

function* misquotes({ annotations }: SetContent, characters: string): Generator<string> {
  for (const { id, parts } of annotations.values())
    for (const { start, end, quote } of parts)
      if (characters.slice(start, end) !== quote) yield `annotation ${id} quotes something else than what stands at ${start}–${end}`
}

async function allChanges(setId: string): Promise<Change[]> {
  const changes: Change[] = []
  for (let after = 0; ; ) {
    const rows = await listChanges(setId, { after, limit: 2000 })
    for (const { id, kind, subject, body } of rows) changes.push({ id, kind, [subject]: body } as unknown as Change)
    const last = rows.at(-1)
    if (!last) return changes
    after = last.sequence
  }
}
