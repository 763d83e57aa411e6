import { api, PATIENCE } from '@/components/api-client'
import type { SaveState } from '@/components/editor/outbox'
import { withFacts } from '@/components/editor/refused-facts'
import { emptyContent } from '@/lib/domain/annotation/change'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { openHeld } from './open-held'
import { noteUnsent, type UnsentSet, unsentElsewhere } from './registry'

/** Milliseconds before the next try, which doubles from the first to the last. */
const [FIRST_WAIT, LONGEST_WAIT] = [2_000, 60_000]

/**
 * Sends what this reader left unsent in sets that the page does not show, one set after the other and as an editor would: with
 * the outbox of each, which sends for one tab at a time. What could not go for now goes later; what is refused or not taken
 * stays, noted, for its document’s page.
 */
class Sender {
  private readonly unnoted = new Set<string>()
  /** tried in vain since the network was back or the window had the focus */
  private readonly tried = new Set<string>()
  private round: Promise<void> | null = null
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly wake = () => {
    this.tried.clear()
    this.begin()
  }

  constructor(private readonly userId: string) {
    for (const event of ['online', 'focus']) window.addEventListener(event, this.wake)
  }

  /** Sends what was not tried yet. */
  begin(): void {
    if (this.round || !this.next()) return
    this.round = this.alone(() => this.sendAll()).finally(() => {
      this.round = null
    })
  }

  /** Looks into the outboxes of sets that were not noted as well. */
  take(setIds: readonly string[]): void {
    for (const id of setIds) this.unnoted.add(id)
    this.begin()
  }

  /** One tab of the reader is enough: the others see in what is noted how it goes. */
  private async alone(work: () => Promise<void>): Promise<void> {
    if (!navigator.locks) return work()
    await navigator.locks.request(`galley-sender-${this.userId}`, { ifAvailable: true }, (lock) => (lock ? work() : this.later()))
  }

  private async sendAll(): Promise<void> {
    let waits = false
    const sent: string[] = []
    for (let set = this.next(); set; set = this.next()) {
      this.unnoted.delete(set.setId)
      this.tried.add(set.setId)
      const state = await sendSet(this.userId, set).catch(() => null) // one that fails does not hold up the others
      if (state?.kind === 'saved') sent.push(set.setId)
      waits ||= !state || state.kind === 'offline' || state.signedOut
    }
    for (const id of sent) this.tried.delete(id)
    this.failures = waits ? this.failures + 1 : 0
    if (waits) this.later()
  }

  private next(): UnsentSet | undefined {
    const [unnoted] = this.unnoted
    if (unnoted) return { setId: unnoted, about: null, unsentCount: 0, refusedCount: 0 }
    return unsentElsewhere(this.userId).find(({ setId, unsentCount }) => unsentCount > 0 && !this.tried.has(setId))
  }

  private later(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(this.wake, Math.min(FIRST_WAIT * 2 ** this.failures, LONGEST_WAIT))
  }
}

const senders = new Map<string, Sender>()
/** The one sender of this reader in this page. */
export function senderOf(userId: string): Sender {
  const sender = senders.get(userId) ?? new Sender(userId)
  senders.set(userId, sender)
  return sender
}

/** Tries once to send what is unsent of a set, and says how it stands then. */
async function sendSet(userId: string, set: UnsentSet): Promise<SaveState> {
  const { setId, about } = set
  let read: ReturnType<typeof tagsOf> | null = null
  const tags = async () => {
    read ??= about && tagsOf(about.projectId)
    return (await read) ?? { tags: [] }
  }
  const held = await openHeld(userId, set, async (refused) => withFacts(refused, setId, emptyContent(), await tags()))
  await held.outbox.send()
  held.outbox.close()
  const state = held.state()
  const isLost = !about && state.unsentCount + state.refused.length > 0
  if (isLost) await noteAbout(userId, setId, state)
  return state
}

/** What was not noted is asked of the server. */
async function noteAbout(userId: string, setId: string, { unsentCount, refused }: SaveState): Promise<void> {
  const set = await api<{ documentId: string; projectId: string }>('GET', `/annotation-sets/${setId}`, { patience: PATIENCE })
  if (!set.ok) return
  const { documentId, projectId } = set.value
  const document = await api<{ title: string }>('GET', `/documents/${documentId}`, { patience: PATIENCE })
  if (!document.ok) return
  noteUnsent(userId, setId, { unsentCount, refusedCount: refused.length }, { documentId, projectId, title: document.value.title })
}

/** How many revisions of a tagset are read for the names of tags, from the one in force backwards. */
const REVISIONS = 5

/** The tags that a project has, and then those that it had: what is refused is told of by their names. */
async function tagsOf(projectId: string): Promise<Pick<Tagset, 'tags'>> {
  const read = (path = '') =>
    api<{ revision: number; tagset: Tagset }>('GET', `/projects/${projectId}/tagset${path}`, { patience: PATIENCE })
  const now = await read()
  if (!now.ok) return { tags: [] }
  const older = Array.from({ length: Math.min(REVISIONS, now.value.revision) - 1 }, (_, n) => now.value.revision - 1 - n)
  const before = await Promise.all(older.map((revision) => read(`/revisions/${revision}`)))
  return { tags: [now, ...before].flatMap((answer) => (answer.ok ? answer.value.tagset.tags : [])) }
}
