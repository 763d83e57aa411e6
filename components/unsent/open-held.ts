import { Outbox, type SaveState } from '@/components/editor/outbox'
import { Unkept } from '@/components/editor/unkept'
import type { UnsentSet } from './registry'

const NOTHING: SaveState = { kind: 'saved', unsentCount: 0, refused: [], signedOut: false, halted: null, submitted: false, kept: true }
type Describe = Parameters<typeof Outbox.open>[0]['describe']

/** Opens the outbox of a set, whatever page is shown, and takes into it what was only written down beside it. It begins to send. */
export async function openHeld(userId: string, { setId, about }: UnsentSet, describe?: Describe) {
  let state: SaveState | null = null
  const unkept = new Unkept(userId, setId)
  const outbox = await Outbox.open({
    userId,
    setId,
    about: about ?? undefined,
    onState: (now) => {
      state = now
    },
    onHeld: unkept.holds,
    describe,
  })
  const close = unkept.open()
  const { changes, kept } = await unkept.left(async () => {}) // living pages look after their own
  kept(changes.length === 0 || (await outbox.keep(changes)))
  close()
  return { outbox, state: () => state ?? NOTHING }
}
