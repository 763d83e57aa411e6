import type { DecisionInput, DecisionView } from '@/lib/contracts/reviews'
import type { ApiProblem, api } from '../api-client'

type Person = { readonly id: string; readonly name: string }
type Call = typeof api
/** What a box keeps between visits of the page: verdicts that no server has acknowledged, oldest first, each by itself. */
export type Keep = { read(): Unsent[]; put(unsent: Unsent): void; drop(key: string): void }
/** `key`: a UUID made here, and the id of the decision on the server: sent twice, it is one decision. */
export type Unsent = { readonly key: string; readonly annotationId: string; readonly input: DecisionInput }
type Job =
  | ({ readonly kind: 'decide' } & Unsent)
  | { readonly kind: 'withdraw'; readonly keys: readonly string[] }
  | { readonly kind: 'acceptRest'; readonly key: string; readonly annotationIds: readonly string[] }
/** A decision as the page shows it: `key` is that of the step that made it here, `unsent` until the server has it. */
export type Shown = DecisionView & { readonly key: string | null; readonly unsent: boolean }
/** Why nothing can be sent now: no answer, or the sign-in ran out. */
export type Held = 'offline' | 'signed-out' | null
export type BoxState = { readonly decisions: readonly Shown[]; readonly unsent: number; readonly held: Held }
type Step = { readonly keys: readonly string[]; readonly replaced: readonly Shown[]; readonly annotationId: string | null }
type Options = {
  readonly setId: string
  readonly me: Person
  readonly decisions: readonly DecisionView[]
  readonly call: Call
  readonly keep: Keep
  readonly newKey: () => string
  readonly now?: () => Date
  readonly onRefused: (problem: ApiProblem) => void
  /** waits before the n-th new try, in milliseconds */
  readonly pause?: (tries: number) => number
}

const SIGNED_OUT = 401
const SOMEBODY_ELSE: ApiProblem = {
  ok: false,
  status: SIGNED_OUT,
  reason: 'unauthenticated',
  title: 'Somebody else is signed in',
  detail: 'The verdicts wait for who gave them.',
  retryAfterSeconds: null,
}
const RETRIED = new Set([0, SIGNED_OUT, 408, 425, 429, 500, 502, 503, 504, 507])

/**
 * The verdicts of one reviewer on one reading. Each shows at once, is sent in the order it was given, tried again until the
 * server answers, and kept in the browser until then; when the sign-in ran out, until the same person is signed in again and
 * `retry` is called. What the server refuses is taken back and said. `undo` takes back the last step, also an unsent one.
 */
export class VerdictBox {
  private state: BoxState
  private readonly jobs: Job[] = []
  private readonly serverIds = new Map<string, readonly string[]>()
  private readonly steps: Step[] = []
  private readonly tried = new Set<string>()
  private readonly listeners = new Set<() => void>()
  private tries = 0
  private working = false
  private resumed = false
  private askWho = false
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly options: Options) {
    this.state = { decisions: options.decisions.map((one) => ({ ...one, key: null, unsent: false })), unsent: 0, held: null }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly snapshot = (): BoxState => this.state

  /** Takes up what an earlier visit of the page could not send. Once. */
  resume(): void {
    if (this.resumed) return
    this.resumed = true
    const there = new Set(this.options.decisions.map(({ id }) => id))
    for (const unsent of this.options.keep.read())
      if (there.has(unsent.key)) this.options.keep.drop(unsent.key)
      else this.add({ kind: 'decide', ...unsent })
  }

  decide(annotationId: string, input: DecisionInput): void {
    const unsent = { key: this.options.newKey(), annotationId, input }
    this.options.keep.put(unsent)
    this.add({ kind: 'decide', ...unsent })
  }

  /** Accepts these annotations, which nobody judged, in one step. */
  acceptRest(annotationIds: readonly string[]): void {
    this.add({ kind: 'acceptRest', key: this.options.newKey(), annotationIds })
  }

  /** Takes the last step back. The annotation it was about (null for several), or undefined when there is none. */
  undo(): string | null | undefined {
    const step = this.steps.pop()
    if (!step) return undefined
    const decisions = this.state.decisions.filter((one) => one.key === null || !step.keys.includes(one.key))
    this.show([...step.replaced, ...decisions])
    // one that was tried may have reached the server though its answer did not reach us: it is sent on and then taken back
    const waiting = this.jobs.findIndex((job) => 'key' in job && step.keys.includes(job.key) && !this.tried.has(job.key))
    if (waiting >= 0) this.jobs.splice(waiting, 1)
    else this.jobs.push({ kind: 'withdraw', keys: step.keys })
    for (const key of step.keys) this.options.keep.drop(key)
    this.count()
    void this.work()
    return step.annotationId
  }

  /** Tries to send again at once, as when the network is back. */
  retry(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    void this.work()
  }

  private add(job: Extract<Job, { key: string }>): void {
    const ids = job.kind === 'decide' ? [job.annotationId] : job.annotationIds
    const mine = (one: Shown) => one.reviewer.id === this.options.me.id && ids.includes(one.annotationId)
    const replaced = this.state.decisions.filter(mine)
    const shown = ids.map((id) => this.optimistic(job.key, id, job.kind === 'decide' ? job.input : { verdict: 'accept' }))
    this.steps.push({ keys: [job.key], replaced, annotationId: job.kind === 'decide' ? job.annotationId : null })
    this.jobs.push(job)
    this.show([...shown, ...this.state.decisions.filter((one) => !mine(one))])
    this.count()
    void this.work()
  }

  private optimistic(key: string, annotationId: string, { verdict, reason, comment, proposal }: DecisionInput): Shown {
    const { setId, me, now = () => new Date() } = this.options
    return {
      id: `${key} ${annotationId}`,
      setId,
      annotationId,
      reviewer: me,
      verdict,
      reason: reason ?? null,
      comment: comment ?? '',
      proposal: proposal ?? null,
      revision: null,
      createdAt: now().toISOString(),
      supersededAt: null,
      answer: null,
      key,
      unsent: true,
    }
  }

  private async work(): Promise<void> {
    if (this.working || this.timer) return
    this.working = true
    const problem = (this.askWho ? await this.somebodyElse() : null) ?? (await this.sendAll())
    this.working = false
    if (problem) this.later(problem)
  }

  /** Sends what waits, in order; the problem that stopped it, or null when all is done. */
  private async sendAll(): Promise<ApiProblem | null> {
    for (let job = this.jobs[0]; job; job = this.jobs[0]) {
      const answer = await this.send(job)
      if (!answer.ok && RETRIED.has(answer.status)) return answer
      this.tries = 0
      this.jobs.shift()
      if ('key' in job) this.options.keep.drop(job.key)
      if (answer.ok) this.acknowledged(job, answer.value)
      else this.refused(job, answer)
      this.count()
    }
    return null
  }

  /** After a sign-in that ran out, whoever signed in must be the one who gave these verdicts: nobody sends another's. */
  private async somebodyElse(): Promise<ApiProblem | null> {
    if (this.jobs.length === 0) return null
    const who = await this.options.call<{ id: string }>('GET', '/me')
    if (!who.ok) return who
    if (who.value.id !== this.options.me.id) return SOMEBODY_ELSE
    this.askWho = false
    return null
  }

  private later(problem: ApiProblem): void {
    if (problem.status === SIGNED_OUT) {
      this.askWho = true
      this.set({ held: 'signed-out' })
      return
    }
    const { pause = (tries) => Math.min(5_000, 500 * 2 ** tries) } = this.options
    this.timer = setTimeout(() => this.retry(), Math.max(pause(this.tries++), (problem.retryAfterSeconds ?? 0) * 1000))
    this.set({ held: 'offline' })
  }

  private send(job: Job) {
    const { call, setId } = this.options
    if ('key' in job) this.tried.add(job.key)
    if (job.kind === 'decide')
      return call<unknown>('POST', `/annotations/${job.annotationId}/decisions`, { body: { ...job.input, id: job.key } })
    if (job.kind === 'acceptRest')
      return call<unknown>('POST', `/annotation-sets/${setId}/decisions/accept-rest`, { body: { id: job.key } })
    const decisions = job.keys.flatMap((key) => this.serverIds.get(key) ?? [])
    if (decisions.length === 0) return Promise.resolve({ ok: true as const, status: 200, value: null })
    return call<unknown>('POST', `/annotation-sets/${setId}/decisions/withdraw`, { body: { decisions } })
  }

  private acknowledged(job: Job, value: unknown): void {
    this.set({ held: null })
    if (job.kind === 'withdraw') return
    const made = job.kind === 'decide' ? (value as DecisionView) : null
    this.serverIds.set(job.key, made ? [made.id] : (value as { decisions: string[] }).decisions)
    // one sent twice may have been taken back or replaced in between: then it stands no longer
    const standing = made?.supersededAt ? this.state.decisions.filter((one) => one.key !== job.key) : this.state.decisions
    this.show(standing.map((one) => (one.key === job.key ? { ...one, ...made, unsent: false } : one)))
  }

  private refused(job: Job, problem: ApiProblem): void {
    if (job.kind !== 'withdraw') {
      const at = this.steps.findIndex((step) => step.keys.includes(job.key))
      const [step] = at >= 0 ? this.steps.splice(at, 1) : []
      const newer = new Set(
        this.state.decisions.filter((one) => one.reviewer.id === this.options.me.id && one.key !== job.key).map((one) => one.annotationId),
      )
      const back = (step?.replaced ?? []).filter((one) => !newer.has(one.annotationId))
      this.show([...back, ...this.state.decisions.filter((one) => one.key !== job.key)])
    }
    this.set({ held: null })
    this.options.onRefused(problem)
  }

  private count = () => this.set({ unsent: this.jobs.length })
  private show = (decisions: readonly Shown[]) => this.set({ decisions })
  private set(fields: Partial<BoxState>): void {
    this.state = { ...this.state, ...fields }
    for (const listener of this.listeners) listener()
  }
}
