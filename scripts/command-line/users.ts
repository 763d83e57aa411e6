import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { type Command, Option } from 'commander'
import { applyToUser, makeReset, addUser as makeUser } from '@/lib/commands/users'
import { INSTANCE_ROLES } from '@/lib/contracts/choices'
import { email as emailShape } from '@/lib/contracts/primitives'
import { listUsers } from '@/lib/data/accounts'
import { findUserByEmail, type UserRow } from '@/lib/data/users'
import { settings } from '@/lib/settings'
import { CommandProblem, must, print } from './problems'

const json = () => new Option('--json', 'print JSON')

export function userCommands(program: Command): void {
  const user = program.command('user').description('accounts')
  user
    .command('add')
    .description('make an account; its password is one line of standard input')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .addOption(new Option('--role <role>').choices(INSTANCE_ROLES).default('member'))
    .addOption(json())
    .action(addUser)
  user.command('list').description('everybody with an account').addOption(json()).action(list)
  user
    .command('disable')
    .description('end an account’s sessions and tokens, and let it in no more')
    .requiredOption('--email <address>')
    .addOption(json())
    .action((given: { email: string; json?: boolean }) => disable(given, true))
  user
    .command('enable')
    .description('let a disabled account in again')
    .requiredOption('--email <address>')
    .addOption(json())
    .action((given: { email: string; json?: boolean }) => disable(given, false))
  user
    .command('reset')
    .description('a link, good for 24 hours, by which somebody sets a new password')
    .requiredOption('--email <address>')
    .addOption(json())
    .action(reset)
}

async function addUser(given: { email: string; name: string; role: 'owner' | 'member'; json?: boolean }): Promise<void> {
  const address = emailShape.safeParse(given.email)
  if (!address.success) throw new CommandProblem(`${given.email} is not an e-mail address.`)
  const name = given.name.trim()
  if (!name || name.length > 200) throw new CommandProblem('A name has 1 to 200 characters.')
  const user = must(await makeUser({ email: address.data, name, role: given.role, password: await readPassword() }))
  print(given.json, { id: user.id, email: user.email, name: user.name, role: user.role }, `Made ${user.email} (${user.role}).`)
}

async function list(given: { json?: boolean }): Promise<void> {
  const users = []
  for (let cursor: string | undefined; ; cursor = users.at(-1)?.id) {
    const page = await listUsers(200, cursor)
    users.push(...page)
    if (page.length < 200) break
  }
  const rows = users.map((user) => ({
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    state: user.disabledAt ? 'disabled' : user.canSignIn ? 'active' : 'unclaimed',
  }))
  const words = rows.map((row) => [row.email, row.role, row.state, row.name].join('\t')).join('\n')
  print(given.json, rows, words || 'Nobody has an account yet.')
}

async function disable(given: { email: string; json?: boolean }, disabled: boolean): Promise<void> {
  const user = await userNamed(given.email)
  must(await applyToUser(user.id, { disabled }))
  print(given.json, { email: user.email, disabled }, `${user.email} is ${disabled ? 'disabled' : 'enabled'}.`)
}

async function reset(given: { email: string; json?: boolean }): Promise<void> {
  const user = await userNamed(given.email)
  const { path, expiresAt } = must(await makeReset(user.id))
  const link = new URL(path, settings().GALLEY_URL ?? `http://localhost:${process.env.PORT || 3000}`).href
  print(given.json, { email: user.email, link, expiresAt }, `Open this link once to set a new password for ${user.email}:\n${link}`)
}

export async function userNamed(email: string): Promise<UserRow> {
  const user = await findUserByEmail(email)
  if (!user) throw new CommandProblem(`Nobody here has the e-mail address ${email}.`)
  return user
}

/** One line of standard input; at a terminal it is asked for and not shown. */
async function readPassword(): Promise<string> {
  const terminal = Boolean(process.stdin.isTTY)
  if (terminal) process.stderr.write('Password: ')
  const lines = createInterface({ input: process.stdin, output: new Writable({ write: (_, __, done) => done() }), terminal })
  for await (const line of lines) {
    lines.close()
    if (terminal) process.stderr.write('\n')
    return line
  }
  throw new CommandProblem('Give the password as one line of standard input.')
}
