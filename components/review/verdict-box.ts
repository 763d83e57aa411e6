import type { DecisionInput, DecisionView } from '@/lib/contracts/reviews'
import type { ApiProblem, api } from '../api-client'

type Person = { readonly id: string; readonly name: string }
type Call = typeof api
/** What a box keeps between visits of the page: verdicts that no server has acknowledged. */
type Keep = { read(): Unsent[]; write(unsent: readonly Unsent[]): void }
export type Unsent = { readonly key: string; readonly annotationId: string; readonly input: DecisionInput }
type Job =
  | ({ readonly kind: 'decide' } & Unsent)
  | { readonly kind: 'withdraw'; readonly keys: readonly string[] }
  | { readonly kind: 'acceptRest'; readonly key: string; readonly annotationIds: readonly string[] }
/** A decision as the page shows it: `key` is that of the step that made it here, `unsent` until the server has it. */
export type Shown = DecisionView & { readonly key: string | null; readonly unsent: boolean }
export type BoxState = { readonly decisions: readonly Shown[]; readonly unsent: number; readonly offline: boolean }
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

const RETRIED = new Set([0, 408, 425, 429, 500, 502, 503, 504, 507])

/**
 * The verdicts of one reviewer on one reading. Each shows at once, is sent in the order it was given, tried again until the
 * server answers, and kept in the browser until then. What the server refuses is taken back and said. `undo` takes back the
 * last step, also one that was not sent yet.
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
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly options: Options) {
    this.state = { decisions: options.decisions.map((one) => ({ ...one, key: null, unsent: false })), unsent: 0, offline: false }
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
    for (const unsent of this.options.keep.read()) this.add({ kind: 'decide', ...unsent })
  }

  decide(annotationId: string, input: DecisionInput): void {
    this.add({ kind: 'decide', key: this.options.newKey(), annotationId, input })
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
    this.kept()
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
    this.kept()
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
    for (let job = this.jobs[0]; job; job = this.jobs[0]) {
      const answer = await this.send(job)
      if (!answer.ok && RETRIED.has(answer.status)) {
        this.working = false
        return this.later(answer)
      }
      this.tries = 0
      this.jobs.shift()
      if (answer.ok) this.acknowledged(job, answer.value)
      else this.refused(job, answer)
      this.kept()
    }
    this.working = false
  }

  private later(problem: ApiProblem): void {
    const { pause = (tries) => Math.min(30_000, 500 * 2 ** tries) } = this.options
    this.timer = setTimeout(() => this.retry(), Math.max(pause(this.tries++), (problem.retryAfterSeconds ?? 0) * 1000))
    this.set({ offline: true })
  }

  private send(job: Job) {
    const { call, setId } = this.options
    if ('key' in job) this.tried.add(job.key)
    if (job.kind === 'decide') return call<unknown>('POST', `/annotations/${job.annotationId}/decisions`, { body: job.input })
    if (job.kind === 'acceptRest') return call<unknown>('POST', `/annotation-sets/${setId}/decisions/accept-rest`)
    const decisions = job.keys.flatMap((key) => this.serverIds.get(key) ?? [])
    if (decisions.length === 0) return Promise.resolve({ ok: true as const, status: 200, value: null })
    return call<unknown>('POST', `/annotation-sets/${setId}/decisions/withdraw`, { body: { decisions } })
  }

  private acknowledged(job: Job, value: unknown): void {
    this.set({ offline: false })
    if (job.kind === 'withdraw') return
    const made = job.kind === 'decide' ? (value as DecisionView) : null
    this.serverIds.set(job.key, made ? [made.id] : (value as { decisions: string[] }).decisions)
    this.show(this.state.decisions.map((one) => (one.key === job.key ? { ...one, ...made, unsent: false } : one)))
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
    this.set({ offline: false })
    this.options.onRefused(problem)
  }

  private kept(): void {
    const takenBack = new Set(this.jobs.flatMap((job) => (job.kind === 'withdraw' ? job.keys : [])))
    const waiting = this.jobs.filter((job) => job.kind === 'decide').filter((job) => !takenBack.has(job.key))
    this.options.keep.write(waiting.map(({ key, annotationId, input }) => ({ key, annotationId, input })))
    this.set({ unsent: this.jobs.length })
  }

  private show = (decisions: readonly Shown[]) => this.set({ decisions })
  private set(fields: Partial<BoxState>): void {
    this.state = { ...this.state, ...fields }
    for (const listener of this.listeners) listener()
  }
}
