import { Command, CommanderError } from 'commander'
import { db } from '@/lib/data/client'
import { version } from '@/package.json'
import { databaseCommands } from './database'
import { demoCommands } from './demo'
import { CommandProblem, checkDatabase } from './problems'
import { tokenCommands } from './tokens'
import { userCommands } from './users'

/** Runs one command. The exit status: 0 done, 1 refused or failed (said on standard error), 2 not understood. */
export async function commandLine(words: readonly string[]): Promise<number> {
  const program = new Command('npm run galley --')
    .description('Look after a Galley: accounts, tokens, the demo project, the database. Works while the server runs.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help tells more)')
  program.hook('preAction', checkDatabase)
  userCommands(program)
  tokenCommands(program)
  demoCommands(program)
  databaseCommands(program)
  for (const command of [program, ...program.commands.flatMap((group) => [group, ...group.commands])]) command.exitOverride()
  try {
    await program.parseAsync([...words])
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof CommandProblem)) throw error
    console.error(`galley: ${error.message}`)
    return 1
  } finally {
    await db().$disconnect()
  }
}
