import { describe, expect, test } from 'vitest'
import { breaches, cycleIn, importsOf, sourcesBelow, textsBelow, weighty } from './support/imports'

const sources = sourcesBelow('app', 'components', 'lib')

describe('the dependency rule', () => {
  test('holds in every file', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(breaches(sources)).toEqual([])
  })

  const planted: [string, string][] = [
    ['components/editor/planted.ts', "import { db } from '@/lib/data/client'"],
    ['lib/domain/text/planted.ts', "import { z } from 'zod'"],
    ['lib/domain/text/planted.ts', "import { readFileSync } from 'node:fs'"],
    ['lib/domain/text/planted.ts', "import { annotationView } from '../../contracts/annotation-sets'"],
    ['lib/data/planted.ts', "import { gate } from '@/lib/auth/gate'"],
    ['lib/queries/planted.ts', "import { applyChanges } from '@/lib/commands/apply-changes'"],
    ['lib/queries/planted.ts', "import type { PrismaClient } from '@/generated/prisma/sqlite/client'"],
    ['lib/commands/planted.ts', "import { getServerSession } from 'next-auth'"],
    ['app/projects/page.tsx', "import { db } from '@/lib/data/client'"],
    ['lib/api/planted.ts', "const late = await import('@/lib/commands/apply-changes')"],
  ]
  test.each(planted)('sees a breach planted in %s: %s', (file, text) => {
    expect(breaches([{ file, imports: importsOf(file, text) }])).toHaveLength(1)
  })
})

describe('what pages load', () => {
  test('is without the library that checks requests', () => {
    expect(weighty(textsBelow('components', 'lib/contracts'))).toEqual([])
  })

  test('a planted contract is seen, its types are not', () => {
    const contract = { file: 'lib/contracts/planted.ts', text: "import { z } from 'zod'" }
    const component = (text: string) => weighty([contract, { file: 'components/editor/planted.ts', text }])
    expect(component("import { type View, schema } from '@/lib/contracts/planted'")).toHaveLength(1)
    expect(component("import type { View } from '@/lib/contracts/planted'\nimport { words } from './strings'")).toEqual([])
  })
})

describe('import cycles', () => {
  test('there are none', () => {
    expect(cycleIn(sources)).toBeNull()
  })

  test('a planted one is seen', () => {
    const planted = [
      { file: 'lib/domain/a.ts', imports: importsOf('lib/domain/a.ts', "import { b } from './b'") },
      { file: 'lib/domain/b.ts', imports: importsOf('lib/domain/b.ts', "export { a } from '@/lib/domain/a'") },
    ]
    expect(cycleIn(planted)).toEqual(['lib/domain/a.ts', 'lib/domain/b.ts', 'lib/domain/a.ts'])
  })
})

test('no room is called utils, helpers, common or misc', () => {
  expect(sources.map(({ file }) => file).filter((file) => /\b(utils?|helpers?|common|misc)\b/.test(file))).toEqual([])
})
