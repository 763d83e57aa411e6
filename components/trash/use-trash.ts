'use client'

import { api } from '@/components/api-client'
import { useToast } from '@/components/ui/Toast'
import { words } from './strings'

/** What can be put into the trash: `path` is its address in the API. */
export type Trashable = { readonly path: `/documents/${string}` | `/projects/${string}`; readonly title: string }

/**
 * Into the trash and out of it, at once: does it, says so, offers to take it back. Both say whether it was done; `after`
 * runs once it is, `afterUndo` once it was taken back.
 */
export function useTrash() {
  const { say } = useToast()
  const restore = async ({ path, title }: Trashable, after: () => void): Promise<boolean> => {
    const answer = await api('POST', `${path}/restore`)
    if (!answer.ok) say(answer.title, { tone: 'error', more: answer.detail })
    else {
      after()
      say(words.back(title))
    }
    return answer.ok
  }
  const discard = async (thing: Trashable, after: () => void, afterUndo = after): Promise<boolean> => {
    const answer = await api('DELETE', thing.path)
    if (!answer.ok) say(answer.title, { tone: 'error', more: answer.detail })
    else {
      after()
      say(words.gone(thing.title), { undo: () => void restore(thing, afterUndo) })
    }
    return answer.ok
  }
  return { discard, restore }
}
