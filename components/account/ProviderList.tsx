'use client'

import { useRouter } from 'next/navigation'
import { api } from '@/components/api-client'
import { goToProvider } from '@/components/sign-in/sign-in-client'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import { words } from './strings'

type Provider = { readonly id: string; readonly name: string; readonly linked: boolean }

/** The providers of this Galley, linked to the account or not. */
export function ProviderList({ providers }: { providers: readonly Provider[] }) {
  const router = useRouter()
  const { say } = useToast()
  const unlink = async ({ id, name }: Provider) => {
    const answer = await api('DELETE', `/me/providers/${id}`)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    say(words.unlinked(name))
    router.refresh()
  }
  return (
    <ul>
      {providers.map((provider) => (
        <li key={provider.id} className="flex min-h-11 items-center gap-3 border-t py-1.5 first:border-t-0 first:pt-0">
          <span className="flex-1">{provider.name}</span>
          <span className="text-13 text-ink-3">{provider.linked ? words.linked : words.notLinked}</span>
          <Button size="sm" onClick={() => (provider.linked ? unlink(provider) : goToProvider(provider.id, '/account', {}))}>
            {provider.linked ? words.unlink : words.link}
          </Button>
        </li>
      ))}
    </ul>
  )
}
