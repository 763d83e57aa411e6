'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { NewAccountForm } from './NewAccountForm'
import { postLink } from './one-time'
import { words } from './strings'

/** A new account by an invitation, bound to `email` where the invitation is made out to one. */
export function InvitationForm({ token, email }: { token: string; email: string | null }) {
  return (
    <NewAccountForm
      email={email}
      onMake={async (account) => {
        const outcome = await postLink<{ goTo: string }>('invitation', { token, ...account })
        if (!outcome.ok) return outcome
        location.assign(outcome.value.goTo)
        return null
      }}
    />
  )
}

/** Joining with the account one is signed in with. */
export function JoinButton({ token }: { token: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const join = async () => {
    setBusy(true)
    const outcome = await postLink<{ goTo: string }>('join', { token })
    if (outcome.ok) return location.assign(outcome.value.goTo)
    setProblem(outcome.detail)
    setBusy(false)
  }
  return (
    <div className="flex flex-col items-start gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <Button variant="primary" onClick={join} disabled={busy}>
        {busy ? words.joining : words.join}
      </Button>
    </div>
  )
}
