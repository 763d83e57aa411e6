import { downloadUnsent } from '@/components/editor/unsent-file'
import { openHeld } from './open-held'
import type { UnsentSet } from './registry'

/** Hands the reader a file of what this browser holds of a set that the server does not have. */
export async function downloadHeld(userId: string, set: UnsentSet): Promise<void> {
  const { outbox, state } = await openHeld(userId, set)
  downloadUnsent(set.setId, await outbox.unsent(), state().refused)
  outbox.close()
}

/** The reader lets go of it. Gives back what undoes that. */
export async function letGoOfHeld(userId: string, set: UnsentSet): Promise<() => void> {
  const { outbox, state } = await openHeld(userId, set)
  const [unsent, before] = [await outbox.unsent(), state().refused]
  await outbox.letGo()
  await outbox.putAside(before.map(({ change }) => change.id))
  outbox.close()
  return async () => {
    const { outbox: again } = await openHeld(userId, set)
    await again.putBack(before)
    if (unsent.length > 0) await again.keep(unsent)
    again.close()
  }
}
