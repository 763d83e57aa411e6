import { expect, it } from 'vitest'
import { importCharacters } from '@/lib/importers/import-characters'
import { readBytes } from '@/lib/importers/read-bytes'
import { importerOf } from '@/lib/importers/registry'

const bytes = (characters: string) => new TextEncoder().encode(characters)

it('takes a short text into which one NUL got, and says that it left it out', () => {
  const read = readBytes(bytes('Title\n\nNUL\0 here.\n\nEnd.'))
  expect(read.ok && importCharacters(importerOf('text'), read.value.characters)).toMatchObject({
    ok: true,
    value: { text: { characters: 'Title\nNUL here.\nEnd.' }, dropped: [{ what: 'NUL characters', count: 1 }] },
  })
})

it('refuses a short file of a program', () => {
  expect(readBytes(Uint8Array.from([1, 0, 0, 0, 7, 0, 3, 0, 65, 66, 2, 0]))).toMatchObject({ ok: false, reason: 'not-text' })
  expect(readBytes(Uint8Array.from([65, 0, 66, 3, 7, 65, 65, 66, 66, 66, 66, 66]))).toMatchObject({ ok: false, reason: 'not-text' })
})
