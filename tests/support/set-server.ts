import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import { type Change, emptyContent, type SetContent, subjectIdOf, subjectOf } from '@/lib/domain/annotation/change'
import { appliedOf, sortBatch } from '@/lib/domain/annotation/sent-batch'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

/** A server of one set in the page, by the same rules as the real one, which can be cut off. */
export class SetServer {
  content: SetContent = emptyContent()
  /** every change that was applied, in order */
  readonly log: Change[] = []
  /** ids of changes that were sent and not taken */
  readonly refused: string[] = []
  online = true
  /** takes the next changes, but its answer never comes */
  losesAnswer = false
  /** a submitted set takes no changes */
  state: 'open' | 'submitted' = 'open'

  constructor(
    readonly setId: string,
    private readonly characters: string,
  ) {}

  readonly fetch: typeof window.fetch = async (url, init) => {
    if (!String(url).includes(this.setId)) return notThere() // a screen that was closed may have left something unsent
    await new Promise((resolve) => setTimeout(resolve, 2))
    if (!this.online) throw new TypeError('no network')
    if (init?.method !== 'POST') return Response.json(this.changesAfter(new URL(String(url), 'http://galley').searchParams))
    if (this.state === 'submitted')
      return Response.json({ reason: 'set-submitted', title: '', detail: 'It was submitted.' }, { status: 409 })
    const { changes } = JSON.parse(String(init.body)) as { changes: Change[] }
    const answer = this.take(changes)
    if (this.losesAnswer) {
      this.losesAnswer = false
      throw new TypeError('the connection was lost')
    }
    return Response.json(answer)
  }

  private changesAfter(asked: URLSearchParams) {
    const after = Number(asked.get('cursor') ?? 0)
    const items = this.log.map((change, n) => ({ sequence: n + 1, ...viewOf(change) })).filter(({ sequence }) => sequence > after)
    const subject = asked.get('subject')
    return { items: items.filter(({ subjectId }) => !subject || subjectId === subject), next: null, state: this.state }
  }

  /** Takes changes by the rules, wherever they come from. */
  take(changes: readonly Change[]) {
    const known = new Set(this.log.map(({ id }) => id))
    const { fresh, overtaken } = sortBatch(changes, ({ id }) => known.has(id))
    const outcome = applyChanges(this.content, fresh, { characters: this.characters, tagset: defaultTagset })
    const refused = [...overtaken, ...outcome.refused]
    this.content = outcome.content
    this.log.push(...outcome.applied)
    this.refused.push(...refused.map(({ id }) => id))
    return { revision: this.log.length, applied: appliedOf(changes, refused), refused }
  }
}

const notThere = () => Response.json({ reason: 'not-found', title: '', detail: 'There is no such set.' }, { status: 404 })

/** A change as the server lists it. */
export const viewOf = (change: Change) => ({
  id: change.id,
  kind: change.kind,
  subject: subjectOf(change),
  subjectId: subjectIdOf(change),
  body: 'annotation' in change ? change.annotation : change.relation,
  author: null,
  createdAt: '2026-11-24T00:00:00.000Z',
})
