import { Command, CommanderError } from 'commander'
import { db } from '@/lib/data/client'
import { version } from '@/package.json'
import { databaseCommands } from './database'
import { demoCommands } from './demo'
import { checkDatabase, inOneLine } from './problems'
import { projectCommands } from './projects'
import { tokenCommands } from './tokens'
import { userCommands } from './users'

/** Runs one command. The exit status: 0 done, 1 refused or failed (said on standard error), 2 not understood. */
export async function commandLine(words: readonly string[]): Promise<number> {
  const program = new Command('npm run galley --')
    .description(
      'Look after a Galley: accounts, tokens, projects, the database. Works whether the server runs or not; restore only when it is stopped.',
    )
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help tells more)')
  // where there is no database, or a damaged one, a backup is restored
  program.hook('preAction', async (_, command) => (command.name() === 'restore' ? undefined : checkDatabase()))
  userCommands(program)
  tokenCommands(program)
  projectCommands(program)
  demoCommands(program)
  databaseCommands(program)
  for (const command of [program, ...program.commands.flatMap((group) => [group, ...group.commands])]) command.exitOverride()
  try {
    await program.parseAsync([...words])
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const line = inOneLine(error)
    if (line === null) throw error
    console.error(`galley: ${line}`)
    return 1
  } finally {
    await db().$disconnect()
  }
}
