import Link from 'next/link'
import { TopBar } from '@/components/shell/TopBar'
import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import type { SessionView } from '@/lib/contracts/accounts'
import type { TokenView } from '@/lib/contracts/tokens'
import { NameForm } from './NameForm'
import { PasswordForm } from './PasswordForm'
import { ProviderList } from './ProviderList'
import { Section } from './Section'
import { SessionList } from './SessionList'
import { words } from './strings'
import { Tokens } from './Tokens'

type Props = {
  user: { userId: string; name: string; email: string; role: 'owner' | 'member' }
  account: { hasPassword: boolean; sessions: readonly SessionView[]; tokens: readonly TokenView[]; now: string }
  providers: readonly { id: string; name: string; linked: boolean }[]
  problem: string | null
}

/** Everything about one's own account. */
export function AccountScreen({ user, account, providers, problem }: Props) {
  return (
    <>
      <TopBar user={user} crumbs={[{ label: words.account }]} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[60rem] px-10 pt-9 pb-20 outline-none max-md:px-4 max-md:pt-5">
        <div className="mb-7 flex items-end justify-between gap-4">
          <h1>{words.account}</h1>
          {user.role === 'owner' && <ButtonLink href="/account/users">{words.users}</ButtonLink>}
        </div>
        {problem === 'linked-elsewhere' && (
          <Notice tone="error" className="mb-6">
            {words.linkedElsewhere}
          </Notice>
        )}
        <Section title={words.you}>
          <NameForm name={user.name} email={user.email} />
        </Section>
        <Section title={words.password} lead={account.hasPassword ? words.passwordLead : words.noPassword}>
          <PasswordForm hasPassword={account.hasPassword} known={[user.name, user.email]} email={user.email} />
        </Section>
        <Section title={words.sessions} lead={words.sessionsLead}>
          <SessionList sessions={account.sessions} />
        </Section>
        {providers.length > 0 && (
          <Section title={words.providers} lead={words.providersLead}>
            <ProviderList providers={providers} />
          </Section>
        )}
        <Section id="tokens" title={words.tokens} lead={<TokensLead />}>
          <Tokens tokens={account.tokens} now={account.now} />
        </Section>
      </main>
    </>
  )
}

const TokensLead = () => (
  <>
    {words.tokensLead}{' '}
    <Link href="/docs/api" className="rounded-sm text-ink underline decoration-ink-faint underline-offset-2">
      {words.apiReference}
    </Link>
  </>
)
