import { loadContent, pageOfSets } from '@/lib/data/annotation-sets'
import { listChanges } from '@/lib/data/changes'
import { fromSnapshot, type Tx } from '@/lib/data/client'
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
type Step = { readonly texts?: 1; readonly sets?: 1; readonly annotations?: number; readonly problems: readonly string[] }

/**
 * Whether everything stored holds, as it stands at one moment: each text its sha-256, each annotation's quotes what stands
 * at their offsets, each set what its changes give when they are replayed. For the command line: it asks nobody who may.
 */
export async function verify(progress: (so: Verification) => void = () => {}): Promise<Verification> {
  let so: Verification = { texts: 0, sets: 0, annotations: 0, problems: [] }
  for await (const { texts = 0, sets = 0, annotations = 0, problems } of fromSnapshot(steps)) {
    so = {
      texts: so.texts + texts,
      sets: so.sets + sets,
      annotations: so.annotations + annotations,
      problems: problems.length > 0 ? [...so.problems, ...problems] : so.problems,
    }
    progress(so)
  }
  return so
}

async function* steps(tx: Tx): AsyncGenerator<Step> {
  for await (const text of every((after, limit) => pageOfTexts(after, limit, tx))) {
    const found = sha256Of(text)
    yield { texts: 1, problems: found === text.sha256 ? [] : [`text ${text.id}: its sha-256 is ${found}, not ${text.sha256}`] }
  }
  for await (const set of every((after, limit) => pageOfSets(after, limit, tx))) {
    const content = await loadContent(set.id, tx)
    const replayed = replay(await allChanges(set.id, tx))
    const wrong = [...misquotes(content, await charactersOf(set.textId, tx)), ...differences(replayed, content)]
    yield { sets: 1, annotations: content.annotations.size, problems: wrong.map((problem) => `set ${set.id}: ${problem}`) }
  }
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

async function allChanges(setId: string, tx: Tx): Promise<Change[]> {
  const changes: Change[] = []
  for (let after = 0; ; ) {
    const rows = await listChanges(setId, { after, limit: 2000 }, tx)
    for (const { id, kind, subject, body } of rows) changes.push({ id, kind, [subject]: body } as unknown as Change)
    const last = rows.at(-1)
    if (!last) return changes
    after = last.sequence
  }
}
