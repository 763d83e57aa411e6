'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import { words } from './strings'

/** Loads the demo project and opens it. */
export function LoadDemoButton() {
  const [loading, setLoading] = useState(false)
  const router = useRouter()
  const { say } = useToast()
  const load = async () => {
    setLoading(true)
    const answer = await api<{ projectId: string }>('POST', '/demo')
    setLoading(false)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    say(words.demoLoaded)
    router.push(`/projects/${answer.value.projectId}`)
  }
  return (
    <Button variant="primary" onClick={load} disabled={loading}>
      {words.loadDemo}
    </Button>
  )
}
