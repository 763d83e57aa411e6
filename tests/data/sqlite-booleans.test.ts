import { expect, test } from 'vitest'
import { db } from '@/lib/data/client'

test('a boolean is written and read back', async () => {
  const { id } = await db().project.create({ data: { name: 'Study', isDemo: true } })
  expect(await db().project.findUniqueOrThrow({ where: { id }, select: { isDemo: true } })).toEqual({ isDemo: true })
})
