'use client'
import { useState } from 'react'
import { Discussion } from '@/components/review/Discussion'
import { useToast } from '@/components/ui/Toast'
import { inspector } from './inspector-strings'
import { useKeyOf } from './keys/keys-now'
import { useDiscussion } from './use-discussion'

/** Where the key leads that says something. */
export const DISCUSSION_ID = 'annotation-discussion'

type DiscussionPartProps = { readonly annotationId: string; readonly userId: string; readonly onLeave: () => void }

/** The discussion of the focused annotation. What cannot be sent stays in its field, also on a page that is loaded anew. */
export function DiscussionPart({ annotationId, userId, onLeave }: DiscussionPartProps) {
  const [writing, setWriting] = useState(false)
  const { comments, fails, problem, send, remove } = useDiscussion(annotationId)
  const { say } = useToast()
  const { printed: key } = useKeyOf('discuss')
  const leave = () => {
    setWriting(false)
    onLeave()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves whatever has the focus in it
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        leave()
      }}
    >
      <Discussion
        title={inspector.discussion}
        controlId={DISCUSSION_ID}
        keys={key ?? ''}
        annotation={{ id: annotationId, note: '', createdAt: '' }}
        reader=""
        decisions={[]}
        comments={comments}
        meId={userId}
        maySpeak
        mayRemove={false}
        writing={writing ? 'comment' : null}
        trouble={
          problem
            ? inspector.notSaid(problem.status === 404 ? inspector.notThere : problem.detail)
            : fails
              ? inspector.discussionFails
              : null
        }
        onSend={async (body) => {
          const sent = await send(body)
          if (sent) leave()
          return sent
        }}
        onWrite={() => setWriting(true)}
        onCancel={leave}
        onDelete={(comment) =>
          void remove(comment).then((answer) => answer.ok || say(answer.title, { tone: 'error', more: answer.detail }))
        }
      />
    </div>
  )
}
