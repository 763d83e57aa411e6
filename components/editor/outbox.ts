import { type ApiAnswer, type ApiProblem, api, mayPass, PATIENCE } from '@/components/api-client'
import { type About, noteMore, noteUnsent } from '@/components/unsent/registry'
import type { ChangesAnswer } from '@/lib/contracts/annotation-sets'
import type { Change } from '@/lib/domain/annotation/change'
import type { RefusedChange } from '@/lib/domain/annotation/unsaved'
import { openOutboxDatabase } from './outbox-database'
import { type SparedDatabase, withSpare } from './outbox-memory'
import { type Loose, NOT_UNDERSTOOD } from './read-list'

/** How much of a reader's work the server has. `needs-you`: refused changes, or nothing goes any more. */
export type SaveState = {
  readonly kind: 'saved' | 'saving' | 'offline' | 'needs-you'
  readonly unsentCount: number
  readonly refused: readonly RefusedChange[]
  readonly signedOut: boolean
  /** why the server takes nothing of what is unsent; null while it may still */
  readonly halted: string | null
  /** whether that is because the reading was submitted: given back, it takes them again */
  readonly submitted: boolean
  /** false where changes are held by the page alone and go with it */
  readonly kept: boolean
}
type Options = {
  readonly userId: string
  readonly setId: string
  /** where the set belongs, to be told of what is unsent of it on other pages */
  readonly about?: About
  readonly onState: (state: SaveState) => void
  /** another tab keeps these and sends them */
  readonly onRemote?: (changes: readonly Change[]) => void
  /** the server took these, in this order, and has so many changes now */
  readonly onTaken?: (ids: readonly string[], revision: number) => void
  /** each time that may have changed: ids of the changes that nothing but this page holds */
  readonly onHeld?: (ids: ReadonlySet<string>) => void
  /** these were let go of, here or in another tab */
  readonly onLetGo?: (ids: readonly string[]) => void
  /** what is known of a change that was refused, to be kept with it */
  readonly describe?: (refused: RefusedChange) => Promise<RefusedChange>
}
/**
 * What tabs of a set tell each other. `replaced`: changes that were or will be refused and are let go of, or have others in
 * their place. `state`: what is refused or unsent is other than it was.
 */
type Told =
  | { readonly kept: readonly Change[] }
  | { readonly taken: readonly string[]; readonly revision: number }
  | { readonly letGo: readonly string[] }
  | { readonly replaced: readonly string[] }
  | { readonly state: true }

/** At most so many changes are sent in one request. */
const BATCH = 500
/** Before the next try, in milliseconds: while somebody looks at the page they see soon that the server is back. */
const LONGEST_WAIT = { visible: 5_000, hidden: 60_000 } as const
/** After failures less is sent at once, down to this: over a slow network a large request may never arrive in time. */
const SMALL_BATCH = 16
/** Who may not write, or may not know of the set, may again tomorrow, with nothing done here. */
const mayEnd = ({ status }: ApiProblem) => status === 403 || status === 404
/** One change may be what makes the whole request unreadable or too large. */
const mayBeOne = ({ status }: ApiProblem) => status === 400 || status === 413

/**
 * Keeps changes in this browser and sends them, in order and each until it is acknowledged: applied, or refused and kept
 * aside with its reason. Where the browser has locks (not over plain http) only one tab of a set sends; elsewhere several
 * may, which the server takes once by the changes' ids. Where the browser stores nothing the page holds the changes.
 */
export class Outbox {
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private sending: Promise<void> | null = null
  private again: 'soon' | 'urgent' | null = null
  private signedOut = false
  private halted: { readonly why: string; readonly submitted: boolean; readonly mayEnd: boolean } | null = null
  private closed = false
  private silent = false
  private readonly channel: BroadcastChannel | null
  private readonly wake = () => void this.send(true)
  private readonly shown = () => document.visibilityState === 'visible' && this.wake()
  private readonly leave = () => void this.flush()

  private constructor(
    private readonly options: Options,
    private readonly db: SparedDatabase,
  ) {
    this.channel = 'BroadcastChannel' in window ? new BroadcastChannel(`galley-set-${options.setId}`) : null
    if (this.channel) this.channel.onmessage = ({ data }: MessageEvent<Told>) => this.hear(data)
    window.addEventListener('online', this.wake)
    window.addEventListener('offline', this.wake)
    window.addEventListener('focus', this.wake)
    document.addEventListener('visibilitychange', this.shown)
    window.addEventListener('pagehide', this.leave)
  }

  /** Never rejects: where IndexedDB is missing or refused the page holds the changes, and the state says so. */
  static async open(options: Options): Promise<Outbox> {
    const outbox = new Outbox(options, withSpare(await openOutboxDatabase(options.userId, options.setId).catch(() => null)))
    void navigator.storage?.persist?.()
    await outbox.tell()
    void outbox.send()
    return outbox
  }

  /** What is not acknowledged yet, in order: to be replayed over what the server holds. */
  unsent = (): Promise<Change[]> => this.db.unsent()

  /**
   * Resolves to true when the changes are safe in this browser, to false when (the state says so) the page alone holds them;
   * they are sent soon after. `replaces`: ids of changes that are or will be refused,
   * whose place they take.
   */
  async keep(changes: readonly Change[], replaces: readonly string[] = []): Promise<boolean> {
    const { userId, setId, about } = this.options
    if (changes.length > 0) noteMore(userId, setId, changes.length, about)
    const kept = await this.db.add(changes, replaces)
    if (this.closed && changes.length > 0) noteMore(userId, setId, changes.length, about) // what was noted meanwhile was read before
    this.say({ kept: changes })
    if (replaces.length > 0) this.say({ replaced: replaces })
    await this.tell()
    void this.send()
    return kept
  }

  /** The reader has seen why changes were refused and lets them go. */
  async putAside(ids: readonly string[]): Promise<void> {
    await this.db.putAside(ids)
    this.say({ replaced: ids })
    await this.tell()
  }

  /** What was put aside is there again as it was. */
  async putBack(refused: readonly RefusedChange[]): Promise<void> {
    await this.db.putBack(refused)
    this.say({ state: true })
    await this.tell()
  }

  /** The reader lets go of all that is unsent and will not be taken. */
  async letGo(): Promise<void> {
    const ids = (await this.db.unsent()).map(({ id }) => id)
    await this.db.settle(new Set(ids), [])
    this.halted = null
    this.options.onLetGo?.(ids)
    this.say({ letGo: ids })
    await this.tell()
  }

  /** The reading was given back: what was kept goes. */
  async goOn(): Promise<void> {
    if (!this.halted?.submitted) return
    this.halted = null
    await this.send(true)
  }

  private say(told: Told): void {
    if (!this.silent) this.channel?.postMessage(told)
  }

  private hear(told: Told): void {
    if ('kept' in told) this.options.onRemote?.(told.kept)
    else if ('taken' in told) this.options.onTaken?.(told.taken, told.revision)
    else if ('replaced' in told) this.options.onLetGo?.(told.replaced)
    else if ('letGo' in told) {
      this.halted = null
      this.options.onLetGo?.(told.letGo)
      return void this.db.settle(new Set(told.letGo), []).then(() => this.tell()) // what each page holds alone goes too
    }
    void this.tell()
  }

  /**
   * Sends what is unsent, now; while it is being sent, what came meanwhile goes next. `urgent`: whatever the last try said, also
   * where nothing was taken because this reader may not write: they may again.
   */
  send(urgent = false): Promise<void> {
    clearTimeout(this.timer)
    if (this.halted !== null && !(urgent && this.halted.mayEnd)) return Promise.resolve()
    if (this.sending && (urgent || !this.again)) this.again = urgent ? 'urgent' : 'soon'
    this.sending ??= this.alone(() => this.drain())
      .catch((error: unknown) => this.broke(error))
      .finally(() => this.next())
    return this.sending
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    if (!('locks' in navigator) || !navigator.locks) return work()
    return navigator.locks.request(`galley-outbox-${this.options.setId}`, work)
  }

  /** What is wrong here is told to whoever looks, and what is unsent goes later. */
  private async broke(error: unknown): Promise<void> {
    console.error(error)
    this.failures++
    this.later(null)
    await this.tell()
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
    document.removeEventListener('visibilitychange', this.shown)
    window.removeEventListener('pagehide', this.leave)
    if (this.channel) this.channel.onmessage = null
    void Promise.resolve(this.sending).finally(() => this.end())
  }

  /** What was being sent when it was closed has its answer, and the other tabs know of it. */
  private end(): void {
    this.silent = true
    this.channel?.close()
    this.db.close()
  }

  private async drain(): Promise<void> {
    let size = Math.max(SMALL_BATCH, Math.ceil(BATCH / 2 ** this.failures))
    if (this.signedOut && !(await this.isSignedIn())) return this.tell()
    for (;;) {
      const batch = (await this.db.unsent()).slice(0, size)
      if (batch.length === 0 || (this.closed && this.db.kept())) return this.tell()
      await this.tell('saving')
      const answer = await this.post(batch)
      const done = answer.ok ? await this.settle(answer.value) : await this.turnedDown(batch, answer)
      if (done === 'stop') return this.tell()
      size = done === 'halve' ? Math.ceil(batch.length / 2) : Math.min(size * 2, BATCH)
    }
  }

  private async post(batch: readonly Change[], keepalive = false): Promise<ApiAnswer<ChangesAnswer>> {
    const options = { body: { changes: batch }, keepalive, patience: PATIENCE }
    const answer = await api<Loose<ChangesAnswer> | null>('POST', `/annotation-sets/${this.options.setId}/changes`, options)
    if (!answer.ok) return answer
    return isChangesAnswer(answer.value) ? { ...answer, value: answer.value } : NOT_UNDERSTOOD
  }

  /** Whether this reader is signed in again; else it is asked anew later, without sending anything. */
  private async isSignedIn(): Promise<boolean> {
    const answer = await api<{ id?: string } | null>('GET', '/me', { patience: PATIENCE })
    this.signedOut = !answer.ok || answer.value?.id !== this.options.userId
    if (this.signedOut) {
      this.failures++
      this.later(null)
    }
    return !this.signedOut
  }

  private async settle(answer: ChangesAnswer): Promise<'on' | 'stop'> {
    this.signedOut = false
    this.halted = null
    const waiting = answer.refused.length > 0 ? await this.db.unsent() : []
    const given = answer.refused.flatMap(({ id, reason, detail }): RefusedChange[] => {
      const change = waiting.find((one) => one.id === id)
      return change ? [{ change, reason, detail }] : []
    })
    const { describe } = this.options
    const refused = describe ? await Promise.all(given.map(describe)) : given
    const done = new Set([...answer.applied, ...answer.refused.map(({ id }) => id)])
    await this.db.settle(done, refused)
    this.options.onTaken?.(answer.applied, answer.revision)
    this.say({ taken: answer.applied, revision: answer.revision })
    this.failures = done.size > 0 ? 0 : this.failures + 1
    if (done.size === 0) this.later(null)
    return done.size > 0 ? 'on' : 'stop'
  }

  /** The whole request failed: it goes again later, or the one change that spoils it is looked for, or nothing goes any more. */
  private async turnedDown(batch: readonly Change[], problem: ApiProblem): Promise<'on' | 'halve' | 'stop'> {
    this.signedOut = problem.status === 401
    if (this.signedOut) this.halted = null // asked anew by then
    const [change, ...others] = batch
    if (mayPass(problem) || problem === NOT_UNDERSTOOD) {
      this.failures++
      this.later(problem.retryAfterSeconds)
      return 'stop'
    }
    if (!mayBeOne(problem) || !change) {
      this.halted = { why: problem.detail, submitted: problem.reason === 'set-submitted', mayEnd: mayEnd(problem) }
      return 'stop'
    }
    if (others.length > 0) return 'halve'
    const refused = { change, reason: problem.reason, detail: problem.detail }
    await this.db.settle(new Set([change.id]), [(await this.options.describe?.(refused)) ?? refused])
    this.say({ state: true })
    return 'on'
  }

  private later(retryAfterSeconds: number | null): void {
    if (this.closed) return
    const longest = LONGEST_WAIT[document.visibilityState]
    const wait = Math.min(500 * 2 ** this.failures, longest) * (0.75 + Math.random() / 4)
    this.timer = setTimeout(this.wake, retryAfterSeconds ? retryAfterSeconds * 1000 : wait)
  }

  /** The page goes: what fits into a request that outlives it is sent; the rest is kept here and goes next time. */
  private async flush(): Promise<void> {
    const batch = this.halted === null ? (await this.db.unsent()).slice(0, 50) : []
    const answer = batch.length > 0 ? await this.post(batch, true) : null
    if (answer?.ok) await this.settle(answer.value)
    await this.tell()
  }

  private async tell(now?: 'saving'): Promise<void> {
    this.options.onHeld?.(this.db.held())
    if (this.closed) return
    const [unsent, refused] = await Promise.all([this.db.unsent(), this.db.refused()])
    if (this.closed) return // what was read may be older than what was kept since
    const { userId, setId, about } = this.options
    noteUnsent(userId, setId, { unsentCount: unsent.length, refusedCount: refused.length }, about)
    const { signedOut, halted: held } = this
    const [halted, submitted] = [held?.why ?? null, held?.submitted ?? false]
    const waiting = now ?? (this.failures > 0 ? 'offline' : 'saving')
    const stuck = signedOut || halted !== null || refused.length > 0
    const kind = stuck ? 'needs-you' : unsent.length > 0 ? waiting : 'saved'
    this.options.onState({ kind, unsentCount: unsent.length, refused, signedOut, halted, submitted, kept: this.db.kept() })
  }
}

function isChangesAnswer(value: Loose<ChangesAnswer> | null): value is ChangesAnswer {
  if (typeof value?.revision !== 'number' || !Array.isArray(value.applied) || !Array.isArray(value.refused)) return false
  return value.applied.every((id) => typeof id === 'string') && value.refused.every((one) => typeof one?.id === 'string')
}
