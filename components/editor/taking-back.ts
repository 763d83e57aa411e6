import type { Desk } from './desk'
import { words } from './strings'

/** Takes back the last step, or does it again, and says so, or why it cannot be. */
export function back({ store, say }: Pick<Desk, 'store' | 'say'>, way: 'undo' | 'redo'): void {
  const done = way === 'undo' ? store.undo() : store.redo()
  if (!done) return
  const said = done.ok ? (way === 'undo' ? words.undone : words.redone)(done.step.label) : done.detail
  say(done.ok && done.leftOut > 0 ? `${said}. ${words.leftOut(done.leftOut)}` : said)
}
