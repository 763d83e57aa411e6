import { type Command, Option } from 'commander'
import { makeTokenFor } from '@/lib/commands/tokens'
import { SCOPES, type Scope } from '@/lib/contracts/choices'
import { CommandProblem, print } from './problems'
import { userNamed } from './users'

export function tokenCommands(program: Command): void {
  const token = program.command('token').description('bearer tokens of the API')
  token
    .command('create')
    .description('make a token; it alone stands on the last line of standard output')
    .requiredOption('--email <address>', 'whose token')
    .option('--name <name>', 'what it is for', 'command line')
    .addOption(new Option('--scope <scope>').choices(SCOPES).default('manage'))
    .option('--expires <time>', 'after so many hours, days, weeks or years: 12h, 30d, 4w, 1y')
    .option('--json', 'print JSON')
    .action(createToken)
}

type Given = { email: string; name: string; scope: Scope; expires?: string; json?: boolean }

async function createToken(given: Given): Promise<void> {
  const user = await userNamed(given.email)
  if (user.disabledAt) throw new CommandProblem(`${user.email} is disabled.`)
  const expiresAt = given.expires === undefined ? null : after(given.expires)
  const { token, ...about } = await makeTokenFor(user.id, { name: given.name.slice(0, 100), scope: given.scope, expiresAt })
  const until = about.expiresAt ? `until ${about.expiresAt}` : 'without end'
  if (!given.json) console.error(`A token of ${user.email}, scope ${given.scope}, ${until}. It is shown this once.`)
  print(given.json, { ...about, token }, token)
}

const HOURS = { h: 1, d: 24, w: 168, y: 8766 } as const

function after(words: string): Date {
  const [, count, unit] = /^(\d{1,4})([hdwy])$/.exec(words) ?? []
  if (!count || !unit || Number(count) === 0) throw new CommandProblem(`--expires ${words}: write 12h, 30d, 4w or 1y.`)
  return new Date(Date.now() + Number(count) * HOURS[unit as keyof typeof HOURS] * 3600 * 1000)
}
