'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { goToProvider } from './sign-in-client'
import { errorWords, words } from './strings'

type Provider = { readonly id: string; readonly name: string }
type Props = { providers: readonly Provider[]; goTo: string; invitation?: string }

/** Ways in through a provider, below the password. */
export function ProviderButtons({ providers, goTo, invitation }: Props) {
  const [failed, setFailed] = useState(false)
  if (providers.length === 0) return null
  return (
    <div className="mt-6 flex flex-col gap-2 border-t pt-6">
      {failed && <Notice tone="error">{errorWords('offline')}</Notice>}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          className="w-full"
          onClick={async () => setFailed(!(await goToProvider(id, goTo, invitation ? { invitation } : undefined)))}
        >
          {words.with(name)}
        </Button>
      ))}
    </div>
  )
}
