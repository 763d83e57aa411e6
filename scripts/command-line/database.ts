import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import type { Command } from 'commander'
import { databaseUrl, providerOf } from '@/lib/data/provider'
import { verify } from '@/lib/queries/verify'
import { checkNew, writeWhole } from './files'
import { dumpPostgres, restorePostgres } from './postgres'
import { CommandProblem, print } from './problems'
import { type Progress, progress, progressOption } from './progress'
import { copySqlite, restoreSqlite } from './sqlite'

export function databaseCommands(program: Command): void {
  program
    .command('verify')
    .description('check every text’s digest, every quote, and every set against the replay of its changes')
    .option('--json', 'print JSON')
    .addOption(progressOption())
    .action(verifyAll)
  program
    .command('backup')
    .description('write a consistent copy of the whole database, also while the server runs')
    .argument('<file>', 'where to; it must not exist yet')
    .option('--json', 'print JSON')
    .addOption(progressOption())
    .action(backup)
  program
    .command('restore')
    .description('put a backup in the place of the database, when it holds; what was there is kept. Stop the server first')
    .argument('<file>', 'what backup wrote')
    .option('--json', 'print JSON')
    .addOption(progressOption())
    .action(restore)
}

type Given = { json?: boolean; progress?: boolean }
const onPostgres = () => providerOf(databaseUrl()) === 'postgresql'

async function withProgress<T>(asked: boolean | undefined, work: (shown: Progress) => Promise<T>): Promise<T> {
  const shown = progress(asked)
  try {
    return await work(shown)
  } finally {
    shown.end()
  }
}

async function verifyAll(given: Given): Promise<void> {
  const { problems, ...counts } = await withProgress(given.progress, (shown) =>
    verify(({ texts, sets, annotations }) => shown.say(`${texts} texts, ${sets} sets, ${annotations} annotations verified`)),
  )
  const sum = `${counts.texts} texts, ${counts.sets} sets, ${counts.annotations} annotations: ${problems.length} problems`
  print(given.json, { ...counts, problems }, [...problems, sum].join('\n'))
  if (problems.length > 0) throw new CommandProblem('what is stored does not hold; restore a backup, or report what stands above')
}

async function backup(file: string, given: Given): Promise<void> {
  checkNew(file)
  await withProgress(given.progress, async (shown) => {
    shown.say('copying …')
    await writeWhole(file, onPostgres() ? dumpPostgres : copySqlite)
  })
  const about = { file, bytes: statSync(file).size, sha256: await sha256Of(file) }
  print(
    given.json,
    about,
    `Copied to ${file}, ${about.bytes} bytes, sha256 ${about.sha256}. To go back to it: npm run galley -- restore ${file}`,
  )
}

async function restore(file: string, given: Given): Promise<void> {
  const { kept } = await withProgress(given.progress, (shown) => (onPostgres() ? restorePostgres(file, shown) : restoreSqlite(file, shown)))
  print(
    given.json,
    { file, kept },
    `Restored ${file}. ${kept ? `What was there before is kept: ${kept}` : 'There was no database before.'}`,
  )
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece)
  return hash.digest('hex')
}
