import { onUnsent, unsentSets } from './registry'

/** What is just on its way is given so many milliseconds to arrive. */
const A_MOMENT = 1_500

/** How many changes of this reader the server does not have, of any document. */
export async function unsentCount(userId: string): Promise<number> {
  if (isSent(userId)) return sumOf(userId)
  await new Promise<void>((resolve) => {
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const stop = onUnsent(() => isSent(userId) && end())
    const timer = setTimeout(end, A_MOMENT)
  })
  return sumOf(userId)
}

const isSent = (userId: string) => unsentSets(userId).every((set) => set.unsentCount === 0)
const sumOf = (userId: string) => unsentSets(userId).reduce((sum, set) => sum + set.unsentCount + set.refusedCount, 0)
