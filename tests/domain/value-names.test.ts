import { expect, test } from 'vitest'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { valueName } from '@/lib/domain/tagset/value-names'

test('every value of the default tagset reads as words', () => {
  const names = defaultTagset.attributes.flatMap(({ values }) => values.map(({ value }) => valueName(value)))
  expect(names.filter((name) => /[_-]|\p{Ll} \p{Lu}\p{Ll}/u.test(name))).toEqual([])
  expect(valueName('ngo_igo')).toBe('NGO or IGO')
  expect(valueName('Crime_and_punishment')).toBe('Crime and punishment')
  expect(valueName(true)).toBe('yes')
  expect(valueName(2)).toBe('2')
})

test('the values of one attribute have different names', () => {
  for (const { values } of defaultTagset.attributes) expect(new Set(values.map(({ value }) => valueName(value))).size).toBe(values.length)
})

test('what was typed freely stays as it was typed', () => {
  expect(valueName('press_office@example.org', { free: true })).toBe('press_office@example.org')
})
