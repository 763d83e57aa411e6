import { type Command, Option } from 'commander'
import { importIntoProject, importProject } from '@/lib/commands/import-project'
import { SET_CHOICES } from '@/lib/contracts/choices'
import { EXPORT_FORMATS, exportQuery } from '@/lib/contracts/export'
import { countsOf } from '@/lib/data/import-target'
import { findProject, listProjects } from '@/lib/data/projects'
import { exportDataset } from '@/lib/queries/export'
import { bytesOf, checkNew, printPieces, writePieces, writeWhole } from './files'
import { operator, operatorAs } from './operator'
import { CommandProblem, must, print } from './problems'
import { type Progress, progress, progressOption, soFar } from './progress'

export function projectCommands(program: Command): void {
  const project = program.command('project').description('projects: list, export, import')
  project.command('list').description('every project: id, documents, annotations, name').option('--json', 'print JSON').action(list)
  project
    .command('export')
    .description('write a project as Galley JSONL (all of it, e-mail addresses too) or CSV; see docs/export.md')
    .argument('<project>', 'its id')
    .argument('[file]', 'where to; it must not exist yet. Standard output when absent')
    .addOption(new Option('--format <format>').choices(EXPORT_FORMATS).default('jsonl'))
    .addOption(
      new Option('--sets <sets>', 'which readings').choices(SET_CHOICES.filter((choice) => choice !== 'mine')).default('all-visible'),
    )
    .option('--json', 'print JSON about the file (only with a file)')
    .addOption(progressOption())
    .action(exportOne)
  project
    .command('import')
    .description('make a project of a Galley JSONL file; importing it twice makes one')
    .argument('<file>', 'the file, or - for standard input')
    .requiredOption('--email <address>', 'who manages it')
    .option('--into <project>', 'fill this empty project instead of making one')
    .option('--json', 'print JSON')
    .addOption(progressOption())
    .action(importOne)
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const rows = []
  for (let cursor: string | undefined; ; ) {
    const page = await listProjects(null, 200, cursor)
    for (const { id, name, createdAt, tagsetRevision } of page) rows.push({ id, name, createdAt, tagsetRevision, ...(await countsOf(id)) })
    cursor = page.at(-1)?.id
    if (page.length < 200) break
  }
  const words = rows.map((row) => [row.id, `${row.documents} documents`, `${row.annotations} annotations`, row.name].join('\t')).join('\n')
  print(json, rows, words || 'There is no project yet.')
}

type Exporting = { format: 'jsonl' | 'csv'; sets: (typeof SET_CHOICES)[number]; json?: boolean; progress?: boolean }

async function exportOne(id: string, file: string | undefined, { format, sets, json, progress: asked }: Exporting): Promise<void> {
  if (!(await findProject(id))) throw new CommandProblem(`There is no project ${id}: project list names them.`)
  if (file !== undefined) checkNew(file)
  const made = must(await exportDataset(operator, id, exportQuery.parse({ format, sets })))
  const shown = progress(asked)
  const pieces = counted(made.chunks, (await countsOf(id)).documents, shown)
  try {
    if (file === undefined) await printPieces(pieces)
    else await writeWhole(file, (partial) => writePieces(partial, pieces))
  } finally {
    shown.end()
  }
  if (file !== undefined) print(json, { project: id, file, format }, `Wrote ${file}.`)
}

/** The first piece is the header, each further one a document. */
async function* counted(pieces: AsyncIterable<string>, documents: number, shown: Progress): AsyncGenerator<string> {
  let count = -1
  for await (const piece of pieces) {
    yield piece
    count++
    shown.say(soFar(count, documents, 'documents written'))
  }
}

type Importing = { email: string; into?: string; json?: boolean; progress?: boolean }

async function importOne(file: string, { email, into, json, progress: asked }: Importing): Promise<void> {
  const caller = await operatorAs(email)
  if (into && !(await findProject(into))) throw new CommandProblem(`There is no project ${into}: project list names them.`)
  const shown = progress(asked)
  const say = (done: number, of: number) => shown.say(soFar(done, of, 'documents imported'))
  const bytes = bytesOf(file)
  try {
    const { answer, isNew } = must(into ? await importIntoProject(caller, into, bytes, say) : await importProject(caller, bytes, say))
    const { id, name, documents, annotations, newIds } = answer
    const counts = `${documents} documents, ${annotations} annotations`
    const replaced = newIds > 0 ? ` ${newIds} ids were taken here and got others.` : ''
    print(
      json,
      { ...answer, isNew },
      isNew ? `Imported “${name}” as /projects/${id}: ${counts}.${replaced}` : `It is here already: /projects/${id}, ${counts}.`,
    )
  } finally {
    shown.end()
  }
}
