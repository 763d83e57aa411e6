import { useState } from 'react'
import { api } from '@/components/api-client'
import { useToast } from '@/components/ui/Toast'
import type { AssignmentRow } from '@/lib/contracts/assignments-page'

const keyOf = (documentId: string, userId: string) => `${documentId} ${userId}`

/** What is ticked: shown at once, and as it was when the server does not take it. */
export function useAssigned(rows: readonly AssignmentRow[]) {
  const [ticked, setTicked] = useState(() => new Set(rows.flatMap(({ id, assigned }) => assigned.map((userId) => keyOf(id, userId)))))
  const { say } = useToast()
  const put = (key: string, on: boolean) =>
    setTicked((before) => {
      const after = new Set(before)
      if (on) after.add(key)
      else after.delete(key)
      return after
    })
  const toggle = async (documentId: string, userId: string) => {
    const key = keyOf(documentId, userId)
    const on = !ticked.has(key)
    put(key, on)
    const path = `/documents/${documentId}/assignments`
    const answer = on ? await api('POST', path, { body: { user: userId } }) : await api('DELETE', `${path}/${userId}`)
    // taken back elsewhere meanwhile: it is as it was to be
    if (answer.ok || (!on && answer.status === 404)) return
    put(key, !on)
    say(answer.title, { tone: 'error', more: answer.detail })
  }
  return {
    isAssigned: (documentId: string, userId: string) => ticked.has(keyOf(documentId, userId)),
    toggle: (documentId: string, userId: string) => void toggle(documentId, userId),
  }
}
