import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/client'
import { parsedJsonl } from '../support/datasets'
import { type GalleyServer, startGalley } from '../support/galley-server'
import { person, tokenOf } from '../support/people'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-examples-'))
let galley: GalleyServer
let token = ''

beforeAll(async () => {
  const file = path.join(dir, 'galley.db')
  process.env.DATABASE_URL = `file:${file}`
  execFileSync(process.execPath, ['scripts/db.mjs', 'deploy'], { env: process.env, stdio: 'ignore' })
  token = await tokenOf(await person('Ada', 'owner'))
  galley = await startGalley(file)
})
afterAll(async () => {
  await galley?.stop('SIGTERM')
  await db().$disconnect()
  rmSync(dir, { recursive: true, force: true })
})

const examples = [
  { name: 'Python', program: 'python3', script: 'docs/examples/load_articles.py', spans: 8 },
  { name: 'curl', program: 'curl', script: 'docs/examples/load_articles.sh', spans: 1 },
] as const

for (const { name, program, script, spans } of examples) {
  const isMissing = spawnSync(program, ['--version']).status !== 0
  const why = isMissing ? ` (skipped: ${program} is not installed)` : ''
  test.skipIf(isMissing)(`the example with ${name} loads ten articles and takes them away, offsets right beside emoji${why}`, async () => {
    const target = path.join(dir, `${name}.jsonl`)
    const words = [script, galley.url, token, target]
    const { stdout, stderr } = await promisify(execFile)(program === 'curl' ? 'bash' : program, words)
    expect(stderr).toBe('')
    expect(stdout).toContain('10 documents')
    const { header, lines } = parsedJsonl(readFileSync(target, 'utf8'))
    expect(header.offsets).toBe('code-point')
    expect(lines).toHaveLength(10)
    const tagged = lines.flatMap(({ document, annotationSets }) =>
      annotationSets.flatMap((set) =>
        set.annotations.flatMap(({ parts }) => parts.map((part) => ({ part, points: [...document.text.characters] }))),
      ),
    )
    expect(tagged).toHaveLength(spans)
    for (const { part, points } of tagged) expect(points.slice(part.start, part.end).join('')).toBe(part.quote)
    expect(tagged.some(({ part, points }) => points.slice(0, part.start).join('').length > part.start)).toBe(true)
  })
}
