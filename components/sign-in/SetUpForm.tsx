'use client'

import { useState } from 'react'
import { ButtonLink } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Notice } from '@/components/ui/Notice'
import { NewAccountForm } from './NewAccountForm'
import { postLink } from './one-time'
import { words } from './strings'

type Made = { demo: 'added' | 'failed' | 'none'; goTo: string }

/** The first account of a Galley. */
export function SetUpForm({ token }: { token: string }) {
  const [withoutDemo, setWithoutDemo] = useState<Made | null>(null)
  if (withoutDemo)
    return (
      <div className="flex flex-col items-start gap-4">
        <Notice tone="warn">{words.demoFailed}</Notice>
        <ButtonLink href={withoutDemo.goTo} variant="primary">
          {words.goOn}
        </ButtonLink>
      </div>
    )
  return (
    <NewAccountForm
      onMake={async (account, form) => {
        const outcome = await postLink<Made>('setup', { token, ...account, demo: form.has('demo') })
        if (!outcome.ok) return outcome
        if (outcome.value.demo === 'failed') setWithoutDemo(outcome.value)
        else location.assign(outcome.value.goTo)
        return null
      }}
    >
      <Checkbox name="demo" defaultChecked label={words.demo} hint={words.demoHint} className="mt-1" />
    </NewAccountForm>
  )
}
