import { carryIndex } from '@/lib/domain/annotation/annotation-index'
import { applyChanges, type ChangeContext } from '@/lib/domain/annotation/apply-changes'
import type { Change, Refusal, SetContent } from '@/lib/domain/annotation/change'
import { inverseChanges } from '@/lib/domain/annotation/inverse-changes'

/** One thing the reader did, in words, with what takes it back. */
export type Step = { readonly label: string; readonly changes: readonly Change[]; readonly inverse: readonly Change[] }
export type Done = { readonly ok: true; readonly step: Step } | { readonly ok: false; readonly reason: Refusal; readonly detail: string }
type Options = {
  readonly content: SetContent
  readonly context: ChangeContext
  readonly newId: () => string
  /** where each local change goes to be kept and sent */
  readonly queue: (changes: readonly Change[]) => void
}

/**
 * What a set holds as the reader sees it: what the server has and what is on its way, by the same rules as the server's.
 * Undo and redo are changes themselves, made of the inverse of what was done here; what comes from another tab is not theirs.
 */
export class SetStore {
  private content: SetContent
  private undone: Step[] = []
  private done: Step[] = []
  private readonly listeners = new Set<() => void>()

  constructor(private readonly options: Options) {
    this.content = options.content
  }

  current = (): SetContent => this.content
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  get undoable(): string | null {
    return this.done.at(-1)?.label ?? null
  }
  get redoable(): string | null {
    return this.undone.at(-1)?.label ?? null
  }

  /** Does all of the changes or none: the first refusal says why. */
  do(label: string, changes: readonly Change[]): Done {
    const result = this.take(label, changes)
    if (!result.ok) return result
    this.done.push(result.step)
    this.undone = []
    return result
  }
  undo = (): Done | null => this.back(this.done, this.undone)
  redo = (): Done | null => this.back(this.undone, this.done)

  /** Changes of another tab, or unsent ones of before: already kept, so they are only shown. Those that do not hold are left out. */
  receive(changes: readonly Change[]): void {
    if (changes.length === 0) return
    const { content, applied } = applyChanges(this.content, changes, this.options.context)
    this.replace(content, applied)
  }

  /** A step that can no longer be taken back (another tab deleted what it made) is dropped and says why. */
  private back(from: Step[], to: Step[]): Done | null {
    const step = from.pop()
    if (!step) return null
    const fresh = step.inverse.map((change) => ({ ...change, id: this.options.newId() }))
    const result = this.take(step.label, fresh)
    if (result.ok) to.push(result.step)
    return result
  }

  private take(label: string, changes: readonly Change[]): Done {
    const before = this.content
    const { content, applied, refused } = applyChanges(before, changes, this.options.context)
    const first = refused[0]
    if (first) return { ok: false, reason: first.reason, detail: first.detail }
    this.options.queue(applied)
    this.replace(content, applied)
    return { ok: true, step: { label, changes: applied, inverse: inverseChanges(before, applied, this.options.newId) } }
  }

  private replace(content: SetContent, applied: readonly Change[]): void {
    const ids = applied.flatMap((change) => ('annotation' in change ? [change.annotation.id] : []))
    carryIndex(this.content.annotations, content.annotations, ids)
    this.content = content
    for (const listener of this.listeners) listener()
  }
}
