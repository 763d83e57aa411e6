import { api } from '@/components/api-client'
import type { ChangesAnswer } from '@/lib/contracts/annotation-sets'
import type { Change } from '@/lib/domain/annotation/change'
import { type OutboxDatabase, openOutboxDatabase, type Refused } from './outbox-database'

/** How much of a reader's work the server has. `needs-you`: refused changes, or a sign-in that ran out. */
export type SaveState = {
  readonly kind: 'saved' | 'saving' | 'offline' | 'needs-you'
  readonly unsentCount: number
  readonly refused: readonly Refused[]
  readonly signedOut: boolean
}
type Options = {
  readonly userId: string
  readonly setId: string
  readonly onState: (state: SaveState) => void
  readonly onRemote?: (changes: readonly Change[]) => void
}

/** At most so many changes are sent in one request. */
const BATCH = 500
const LONGEST_WAIT = 60_000

/**
 * Keeps changes in this browser and sends them, in order and each until it is acknowledged: applied, or refused and kept
 * aside with its reason. Only one tab of a set sends; the others hear of each change at once.
 */
export class Outbox {
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private sending: Promise<void> | null = null
  private again: 'soon' | 'urgent' | null = null
  private signedOut = false
  private closed = false
  private readonly channel: BroadcastChannel
  private readonly wake = () => void this.send(true)
  private readonly leave = () => void this.flush()

  private constructor(
    private readonly options: Options,
    private readonly db: OutboxDatabase,
  ) {
    this.channel = new BroadcastChannel(`galley-set-${options.setId}`)
    this.channel.onmessage = ({ data }: MessageEvent<readonly Change[]>) => options.onRemote?.(data)
    window.addEventListener('online', this.wake)
    window.addEventListener('offline', this.wake)
    window.addEventListener('focus', this.wake)
    window.addEventListener('pagehide', this.leave)
  }

  /** Throws where the browser keeps nothing (IndexedDB is missing or refused). */
  static async open(options: Options): Promise<Outbox> {
    const outbox = new Outbox(options, await openOutboxDatabase(options.userId, options.setId))
    void navigator.storage?.persist?.()
    await outbox.tell()
    void outbox.send()
    return outbox
  }

  /** What is not acknowledged yet, in order: to be replayed over what the server holds. */
  unsent = (): Promise<Change[]> => this.db.unsent()

  /** Resolves when the changes are safe in this browser; they are sent soon after. */
  async keep(changes: readonly Change[]): Promise<void> {
    await this.db.add(changes)
    this.channel.postMessage(changes)
    await this.tell()
    void this.send()
  }

  /** The reader has seen why a change was refused and lets it go. */
  async putAside(id: string): Promise<void> {
    await this.db.putAside(id)
    await this.tell()
  }

  /** Sends what is unsent, now; while it is being sent, what came meanwhile goes next. `urgent`: whatever the last try said. */
  send(urgent = false): Promise<void> {
    clearTimeout(this.timer)
    if (this.sending && (urgent || !this.again)) this.again = urgent ? 'urgent' : 'soon'
    this.sending ??= navigator.locks.request(`galley-outbox-${this.options.setId}`, () => this.drain()).finally(() => this.next())
    return this.sending
  }

  private next(): void {
    const again = this.again
    this.sending = null
    this.again = null
    if (again && !this.closed && (again === 'urgent' || this.failures === 0)) void this.send()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    for (const event of ['online', 'offline', 'focus']) window.removeEventListener(event, this.wake)
    window.removeEventListener('pagehide', this.leave)
    this.channel.close()
  }

  private async drain(): Promise<void> {
    for (;;) {
      const batch = (await this.db.unsent()).slice(0, BATCH)
      if (batch.length === 0 || this.closed) return this.tell()
      await this.tell('saving')
      if (!(await this.post(batch))) return this.tell()
    }
  }

  private async post(batch: readonly Change[], keepalive = false): Promise<boolean> {
    const answer = await api<ChangesAnswer>('POST', `/annotation-sets/${this.options.setId}/changes`, {
      body: { changes: batch },
      keepalive,
    })
    this.signedOut = !answer.ok && answer.status === 401
    if (!answer.ok) {
      this.failures++
      this.later(answer.retryAfterSeconds)
      return false
    }
    this.failures = 0
    const refused = answer.value.refused.flatMap(({ id, reason, detail }) => {
      const change = batch.find((one) => one.id === id)
      return change ? [{ change, reason, detail }] : []
    })
    const done = new Set([...answer.value.applied, ...refused.map((one) => one.change.id)])
    await this.db.settle(done, refused)
    return done.size > 0
  }

  private later(retryAfterSeconds: number | null): void {
    if (this.closed) return
    const wait = Math.min(500 * 2 ** this.failures, LONGEST_WAIT) * (0.75 + Math.random() / 2)
    this.timer = setTimeout(this.wake, retryAfterSeconds ? retryAfterSeconds * 1000 : wait)
  }

  /** The page goes: what fits into a request that outlives it is sent; the rest is kept here and goes next time. */
  private async flush(): Promise<void> {
    const batch = (await this.db.unsent()).slice(0, 50)
    if (batch.length > 0) await this.post(batch, true)
  }

  private async tell(now?: 'saving'): Promise<void> {
    if (this.closed) return
    const [unsent, refused] = await Promise.all([this.db.unsent(), this.db.refused()])
    const waiting = unsent.length > 0
    const kind =
      this.signedOut || refused.length > 0 ? 'needs-you' : waiting ? (now ?? (this.failures > 0 ? 'offline' : 'saving')) : 'saved'
    this.options.onState({ kind, unsentCount: unsent.length, refused, signedOut: this.signedOut })
  }
}
