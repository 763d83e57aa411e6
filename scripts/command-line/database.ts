import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { databaseUrl, providerOf } from '@/lib/data/provider'
import { openSqlite } from '@/lib/data/sqlite-adapter'
import { verify } from '@/lib/queries/verify'
import { CommandProblem, print } from './problems'

export function databaseCommands(program: Command): void {
  program
    .command('verify')
    .description('check every text’s digest, every quote, and every set against the replay of its changes')
    .option('--json', 'print JSON')
    .action(verifyAll)
  program
    .command('backup')
    .description('write a consistent copy of the SQLite database, also while the server runs')
    .argument('<file>', 'where to; it must not exist yet')
    .option('--json', 'print JSON')
    .action(backup)
}

async function verifyAll({ json }: { json?: boolean }): Promise<void> {
  const { problems, ...counts } = await verify()
  print(
    json,
    { ...counts, problems },
    [...problems, `${counts.texts} texts, ${counts.sets} sets, ${counts.annotations} annotations: ${problems.length} problems`].join('\n'),
  )
  if (problems.length > 0) throw new CommandProblem('what is stored does not hold; restore a backup, or report what stands above')
}

async function backup(file: string, { json }: { json?: boolean }): Promise<void> {
  if (providerOf(databaseUrl()) === 'postgresql') throw new CommandProblem('PostgreSQL is backed up by its own pg_dump.')
  if (existsSync(file)) throw new CommandProblem(`${file} exists already; name another file.`)
  const source = openSqlite(databaseUrl())
  try {
    source.prepare('VACUUM INTO ?').run([file])
  } finally {
    source.close()
  }
  const copy = openSqlite(file)
  const [health] = Object.values(copy.prepare('PRAGMA integrity_check').get() as Record<string, string>)
  copy.close()
  if (health !== 'ok') throw new CommandProblem(`The copy is damaged: ${health}`)
  print(json, { file }, `Copied to ${file}. To go back to it: stop Galley and put it in the place of the database.`)
}
