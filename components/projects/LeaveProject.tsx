'use client'

import { LogOut } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import { words } from './strings'

/** The way out of a project, for its members. Who left comes back only by a manager, so what happens is said before. */
export function LeaveProject({ projectId, userId }: { projectId: string; userId: string }) {
  const router = useRouter()
  const { say } = useToast()
  const leave = async () => {
    const answer = await api('DELETE', `/projects/${projectId}/members/${userId}`)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    router.push('/')
    say(words.left)
  }
  return (
    <section className="mt-12 max-w-xl border-rule border-t pt-6">
      <h2>{words.leave}</h2>
      <p className="mt-1 mb-4 text-ink-2">{words.leaveText}</p>
      <Button icon={<LogOut aria-hidden />} onClick={() => void leave()}>
        {words.leave}
      </Button>
    </section>
  )
}
