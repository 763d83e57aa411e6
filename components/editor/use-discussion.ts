'use client'
import { useCallback, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { type ApiAnswer, type ApiProblem, api } from '@/components/api-client'
import { useDraft } from '@/components/review/use-draft'
import type { CommentView } from '@/lib/contracts/reviews'
import { isPerson, type Loose, NOT_UNDERSTOOD, readList } from './read-list'
import { useReadAgain } from './use-read-again'

/** Words on their way, under the id that they are said once by. */
type Sending = { readonly id: string; readonly body: string }

/** What is said of one annotation, read when it is focused, with what adds to it. */
export function useDiscussion(annotationId: string) {
  const path = `/annotations/${annotationId}/comments`
  const [comments, setComments] = useState<readonly CommentView[]>([])
  const [fails, setFails] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const sending = useDraft(`sending ${annotationId}`)
  /** what was sent from this page and may have arrived, though no answer came */
  const unanswered = useRef<Sending | null>(null)

  const read = useCallback(
    async (signal: AbortSignal) => {
      const answer = await readList<CommentView>(path, isComment, { signal })
      if (answer.ok) setComments(answer.value)
      const failed = !answer.ok && answer.status !== 404 // an annotation that is on its way has no discussion yet
      setFails(failed)
      return !failed
    },
    [path],
  )
  useReadAgain(read)

  const put = (comment: CommentView) => setComments((all) => [...all.filter(({ id }) => id !== comment.id), comment])
  /**
   * False keeps the words in their field. Sent again they keep their id, so that what was sent without an answer is not said
   * twice. Other words have another: those before may be another page's to send. Only what this page itself sent is replaced.
   */
  const send = async (body: string): Promise<boolean> => {
    const kept = sendingOf(sending.text)
    const id = unanswered.current?.id ?? (kept?.body === body ? kept.id : v7())
    unanswered.current = { id, body }
    sending.write(JSON.stringify(unanswered.current))
    const answer = await say(path, id, body)
    if (answer.ok || isFinal(answer)) unanswered.current = null
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
  const said = made.ok && made.value?.body !== body ? await api<CommentView>('PATCH', `${path}/${id}`, { body: { body } }) : made
  return said.ok && !isComment(said.value ?? {}) ? NOT_UNDERSTOOD : said
}

/** Whether the server answered that it did not take it. */
const isFinal = ({ status }: ApiProblem) => status >= 400 && status < 500 && status !== 408

const isComment = ({ id, body, createdAt, author }: Loose<CommentView>): boolean =>
  [id, body, createdAt].every((one) => typeof one === 'string') && isPerson(author)

function sendingOf(kept: string): Sending | null {
  try {
    const { id, body } = JSON.parse(kept) as Partial<Sending>
    return id && body !== undefined ? { id, body } : null
  } catch {
    return null // nothing, or an id alone, as it was kept once
  }
}
