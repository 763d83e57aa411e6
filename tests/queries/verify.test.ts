import { expect, test } from 'vitest'
import { applyChanges } from '@/lib/commands/apply-changes'
import { db } from '@/lib/data/client'
import { verify } from '@/lib/queries/verify'
import { person, study } from '../support/people'
import { frozen, relating, setOf, tagging } from '../support/readings'

const WORDS = 'Officials said the bridge failed.'

test('what was written through changes holds, and what was not is named', async () => {
  const ada = await person('Ada')
  const project = await study([[ada, 'annotator']])
  const document = await frozen(project.id, WORDS)
  const set = await setOf(ada, document)
  const source = tagging(WORDS, 'sourcing.source', 'Officials')
  const cue = tagging(WORDS, 'sourcing.cue', 'said')
  await applyChanges(ada, set, [source, cue, relating('attribution', source.annotation.id, cue.annotation.id)])
  expect(await verify()).toEqual({ texts: 1, sets: 1, annotations: 2, problems: [] })

  await db().annotation.update({ where: { id: cue.annotation.id }, data: { note: 'written past the changes' } })
  await db().text.update({ where: { id: document.textId }, data: { characters: 'Offizials said the bridge failed.' } })
  const { problems } = await verify()
  expect(problems).toHaveLength(3)
  expect(problems.join('\n')).toMatch(/sha-256.*quotes something else.*not what its changes say/s)
})
