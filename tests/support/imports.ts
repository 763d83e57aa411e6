import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A source file, by its path from the root, with the modules it imports: paths from the root, or names of packages. */
export type Source = { readonly file: string; readonly imports: readonly string[] }

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** What a file's text imports. `@/x` and relative paths become paths from the root. */
export function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) => resolved(file, match[1] ?? match[2] ?? match[3] ?? ''))
}

function resolved(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  return specifier
}

/** Every TypeScript and JavaScript source below these folders. */
export function sourcesBelow(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|js|mjs)$/.test(name))
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .map((file) => ({ file, imports: importsOf(file, readFileSync(file, 'utf8')) })),
  )
}

/** The same sources with their text. */
export const textsBelow = (...folders: string[]): { readonly file: string; readonly text: string }[] =>
  sourcesBelow(...folders).map(({ file }) => ({ file, text: readFileSync(file, 'utf8') }))

/** The rooms of the house, the longest path first where one lies in another. */
const ROOMS = [
  'components',
  'app',
  'lib/api',
  'lib/auth',
  'lib/commands',
  'lib/contracts',
  'lib/data',
  'lib/domain',
  'lib/importers',
  'lib/queries',
  'lib/settings',
] as const
export type Room = (typeof ROOMS)[number]

/** The room that a path lies in, or null for what is not ours. */
export const roomOf = (file: string): Room | null =>
  ROOMS.find((room) => file === room || file === `${room}.ts` || file.startsWith(`${room}/`)) ?? null

/** Which rooms each room may import from (itself always). */
const MAY_IMPORT: Record<Room, readonly Room[]> = {
  app: ['components', 'lib/api', 'lib/auth', 'lib/commands', 'lib/contracts', 'lib/queries', 'lib/domain', 'lib/settings'],
  components: ['lib/contracts', 'lib/domain'],
  'lib/api': ['lib/auth', 'lib/contracts', 'lib/data', 'lib/domain', 'lib/settings'],
  'lib/commands': ['lib/auth', 'lib/contracts', 'lib/data', 'lib/domain', 'lib/importers', 'lib/queries', 'lib/settings'],
  'lib/queries': ['lib/auth', 'lib/contracts', 'lib/data', 'lib/domain', 'lib/importers', 'lib/settings'],
  'lib/auth': ['lib/contracts', 'lib/data', 'lib/domain', 'lib/settings'],
  'lib/data': ['lib/contracts', 'lib/domain', 'lib/settings'],
  'lib/importers': ['lib/contracts', 'lib/domain'],
  'lib/contracts': ['lib/domain'],
  'lib/domain': [],
  'lib/settings': [],
}

/** Packages that only these places may import. */
const KEPT: readonly { readonly packages: RegExp; readonly by: RegExp; readonly why: string }[] = [
  { packages: /^(@prisma\/|generated\/)/, by: /^lib\/data\//, why: 'only lib/data imports Prisma' },
  {
    packages: /^next-auth/,
    by: /^(lib\/auth\/|app\/api\/auth\/|components\/)/,
    why: 'only lib/auth and app/api/auth import next-auth (its browser part: components)',
  },
  { packages: /^(react|react-dom|next|node:.*|@tiptap\/.*|zod)(\/|$)/, by: /^(?!lib\/domain\/)/, why: 'lib/domain runs anywhere' },
  { packages: /^(react|react-dom)(\/|$)/, by: /^(?!lib\/)/, why: 'lib knows no components' },
]

/** Every import that breaks the dependency rule, as a sentence. */
export function breaches(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, imports }) => imports.flatMap((imported) => breach(file, imported) ?? []))
}

function breach(file: string, imported: string): string | null {
  const from = roomOf(file)
  const to = roomOf(imported)
  if (from && to && from !== to && !MAY_IMPORT[from].includes(to))
    return `${file} imports ${imported}: ${from} may import ${MAY_IMPORT[from].join(', ') || 'nothing of ours'}`
  const kept = KEPT.find(({ packages, by }) => packages.test(imported) && !by.test(file))
  return kept ? `${file} imports ${imported}: ${kept.why}` : null
}

/**
 * Every import by which a page would load what only the server needs: a component's import of a contract that checks by zod. Types
 * cost nothing and may be had from anywhere; closed lists are in lib/contracts/choices.ts and reasons.ts.
 */
export const weighty = (files: readonly { readonly file: string; readonly text: string }[]): string[] => {
  const checks = new Set(files.filter(({ text }) => /\bfrom 'zod/.test(text)).map(({ file }) => file.replace(/\.ts$/, '')))
  return files
    .filter(({ file }) => roomOf(file) === 'components')
    .flatMap(({ file, text }) => {
      const needed = text.replace(/(?:^|\n)\s*(?:import|export) type [^;'"]*?from\s*['"][^'"]+['"]/g, '')
      return importsOf(file, needed)
        .filter((imported) => imported.startsWith('zod') || checks.has(imported))
        .map((imported) => `${file} imports ${imported}`)
    })
}

/** The first import cycle among the sources, as the files it goes through, or null. */
export function cycleIn(sources: readonly Source[]): string[] | null {
  const byPath = new Map(
    sources.flatMap((source) =>
      [source.file, source.file.replace(/\.(ts|tsx|js|mjs)$/, ''), source.file.replace(/\/page\.tsx$/, '')].map((name) => [name, source]),
    ),
  )
  const done = new Set<Source>()
  const visit = (source: Source, trail: Source[]): string[] | null => {
    if (trail.includes(source)) return [...trail.slice(trail.indexOf(source)), source].map(({ file }) => file)
    if (done.has(source)) return null
    for (const imported of source.imports) {
      const next = byPath.get(imported)
      const cycle = next && visit(next, [...trail, source])
      if (cycle) return cycle
    }
    done.add(source)
    return null
  }
  for (const source of sources) {
    const cycle = visit(source, [])
    if (cycle) return cycle
  }
  return null
}
