'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/components/api-client'
import { Button } from '@/components/ui/Button'
import { Table, Td, Th } from '@/components/ui/Table'
import { useToast } from '@/components/ui/Toast'
import type { TokenView } from '@/lib/contracts/tokens'
import { ShownOnce } from './ShownOnce'
import { moment, words } from './strings'
import { TokenForm } from './TokenForm'

/** `now`: by which expired ones are told apart, the server's. */
export function Tokens({ tokens, now }: { tokens: readonly TokenView[]; now: string }) {
  const [made, setMade] = useState<{ name: string; token: string } | null>(null)
  const router = useRouter()
  const { say } = useToast()
  const revoke = async (token: TokenView) => {
    const answer = await api('DELETE', `/tokens/${token.id}`)
    if (!answer.ok) return say(answer.title, { tone: 'error', more: answer.detail })
    say(words.revoked(token.name))
    router.refresh()
  }
  return (
    <>
      {tokens.length === 0 ? <p className="text-ink-3">{words.noTokens}</p> : <TokenTable tokens={tokens} now={now} onRevoke={revoke} />}
      {made && <ShownOnce title={words.newToken(made.name)} note={words.onlyNow} secret={made.token} onDone={() => setMade(null)} />}
      <TokenForm
        onMade={(name, token) => {
          setMade({ name, token })
          router.refresh()
        }}
      />
    </>
  )
}

type TableProps = { tokens: readonly TokenView[]; now: string; onRevoke: (token: TokenView) => void }

function TokenTable({ tokens, now, onRevoke }: TableProps) {
  return (
    <Table label={words.tokens}>
      <thead>
        <tr>
          <Th>{words.tokenName}</Th>
          <Th>{words.scope}</Th>
          <Th>{words.expires}</Th>
          <Th className="max-md:hidden">{words.lastUse}</Th>
          <Th className="relative">
            <span className="sr-only">{words.revoke}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <Td>
              {token.name}
              <span className="block text-13 text-ink-3">
                <code className="whitespace-nowrap">{token.prefix}…</code>
              </span>
              <span className="block text-13 text-ink-3 md:hidden">
                {words.lastUsed} {lastUse(token)}
              </span>
            </Td>
            <Td>{token.scope}</Td>
            <Td className="whitespace-nowrap">{expiry(token, now)}</Td>
            <Td className="whitespace-nowrap max-md:hidden">{lastUse(token)}</Td>
            <Td className="w-0 !pe-0 text-end">
              <Button size="sm" onClick={() => onRevoke(token)} aria-label={`${words.revoke}: ${token.name}`}>
                {words.revoke}
              </Button>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const lastUse = ({ lastUsedAt }: TokenView) => (lastUsedAt ? moment(lastUsedAt) : words.never)

function expiry({ expiresAt }: TokenView, now: string): string {
  if (!expiresAt) return words.never
  return expiresAt <= now ? words.expired : moment(expiresAt)
}
