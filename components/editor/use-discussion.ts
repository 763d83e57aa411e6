'use client'
import { useCallback, useEffect, useState } from 'react'
import { v7 } from 'uuid'
import { type ApiAnswer, type ApiProblem, api } from '@/components/api-client'
import { useDraft } from '@/components/review/use-draft'
import type { CommentView } from '@/lib/contracts/reviews'

/** Who steps through spans asks for nothing. */
const WAIT = 400
/** Before what failed is tried again, at once when the browser is back on the network. */
const AGAIN = 5_000

/** What is said of one annotation, read when it is focused, with what adds to it. */
export function useDiscussion(annotationId: string) {
  const path = `/annotations/${annotationId}/comments`
  const [comments, setComments] = useState<readonly CommentView[]>([])
  const [fails, setFails] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const sending = useDraft(`sending ${annotationId}`)

  const read = useCallback(async () => {
    const answer = await api<{ items: CommentView[] }>('GET', `${path}?limit=200`)
    if (answer.ok) setComments(answer.value.items)
    setFails(!answer.ok && answer.status !== 404) // an annotation that is on its way has no discussion yet
  }, [path])
  useEffect(() => {
    const timer = setTimeout(() => void read(), WAIT)
    return () => clearTimeout(timer)
  }, [read])
  useAgain(fails, read)

  const put = (comment: CommentView) => setComments((all) => [...all.filter(({ id }) => id !== comment.id), comment])
  /** False keeps the words in their field; they keep their id, so that what was sent without an answer is not said twice. */
  const send = async (body: string): Promise<boolean> => {
    const id = sending.text || v7()
    sending.write(id)
    const answer = await say(path, id, body)
    setProblem(answer.ok ? null : answer)
    if (!answer.ok) return false
    sending.clear()
    put(answer.value)
    return true
  }
  const remove = async (comment: CommentView) => {
    const answer = await api<CommentView>('DELETE', `${path}/${comment.id}`)
    if (answer.ok) setComments((all) => all.map((one) => (one.id === comment.id ? answer.value : one)))
    return answer
  }
  return { comments, fails, problem, send, remove }
}

/** Words that arrived before under this id and were changed since are said as they are now. */
async function say(path: string, id: string, body: string): Promise<ApiAnswer<CommentView>> {
  const made = await api<CommentView>('POST', path, { body: { id, body } })
  return made.ok && made.value.body !== body ? api<CommentView>('PATCH', `${path}/${id}`, { body: { body } }) : made
}

/** Tries `work` again every few seconds, and when the browser is back on the network, as long as it is `wanted`. */
export function useAgain(wanted: boolean, work: () => unknown): void {
  useEffect(() => {
    if (!wanted) return
    const run = () => void work()
    const timer = setInterval(run, AGAIN)
    window.addEventListener('online', run)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', run)
    }
  }, [wanted, work])
}
