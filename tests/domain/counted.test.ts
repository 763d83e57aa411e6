import { expect, test } from 'vitest'
import { droppedWords } from '@/components/prepare/strings'
import { errorWords } from '@/components/sign-in/strings'
import { counted, plural } from '@/lib/domain/counted'
import { LEFT_OUT } from '@/lib/importers/elements'

test('one is one and all else is many', () => {
  expect([0, 1, 2, 1200].map((n) => counted(n, 'document'))).toEqual(['0 documents', '1 document', '2 documents', '1,200 documents'])
  expect([plural(1, 'copy', 'copies'), plural(21, 'copy', 'copies'), counted(1200)]).toEqual(['copy', 'copies', '1,200'])
})

test('each thing that loading leaves out has a word for one of it', () => {
  const others = [
    'hidden parts',
    'addresses that are no web links',
    'pictures without a description',
    'pictures whose description is their caption',
    'NUL characters',
    'broken characters (lone surrogates)',
  ]
  for (const what of [...LEFT_OUT.values(), ...others]) expect(droppedWords([{ what, count: 1 }])).not.toContain(what)
  expect(
    droppedWords([
      { what: 'hidden parts', count: 1 },
      { what: 'scripts', count: 3 },
    ]),
  ).toBe('1 hidden part, 3 scripts')
})

test('one waits a second, or some', () => {
  expect(['wait-1', 'wait-30', 'wait-100'].map(errorWords)).toEqual([
    'Too many tries. Wait 1 second and try again.',
    'Too many tries. Wait 30 seconds and try again.',
    'Too many tries. Wait 2 minutes and try again.',
  ])
})
