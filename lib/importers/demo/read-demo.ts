import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { demoProvenance, demoReading, demoStudy } from '@/lib/contracts/demo'
import type { Demo, DemoArticle } from '@/lib/domain/demo/demo'

/** The demo project's files: prisma/demo below the folder that Galley was started in. */
const folder = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'demo')

/**
 * The demo project as it is kept in the repository.
 * @throws when a file is not there or not as it must be: the demo is our own
 */
export async function readDemo(): Promise<Demo> {
  const [study, guidelines, articles, readings] = await Promise.all([
    readFile(path.join(folder(), 'study.json'), 'utf8'),
    readFile(path.join(folder(), 'guidelines.md'), 'utf8'),
    filesIn('articles'),
    filesIn('readings'),
  ])
  return {
    study: demoStudy.parse(JSON.parse(study)),
    guidelines,
    articles: articles.map(({ name, characters }) => articleOf(name.replace(/\.md$/, ''), characters)),
    readings: readings.map(({ characters }) => demoReading.parse(JSON.parse(characters))),
  }
}

async function filesIn(name: string): Promise<{ name: string; characters: string }[]> {
  const names = (await readdir(path.join(folder(), name))).sort()
  return Promise.all(names.map(async (file) => ({ name: file, characters: await readFile(path.join(folder(), name, file), 'utf8') })))
}

/** Splits `key: value` lines between two `---` from the Markdown below them. */
function articleOf(slug: string, characters: string): DemoArticle {
  const [, front, markdown] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(characters) ?? []
  if (front === undefined || markdown === undefined) throw new Error(`${slug} has no front matter`)
  const fields = front.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
  return { slug, provenance: demoProvenance.parse(Object.fromEntries(fields)), markdown }
}
