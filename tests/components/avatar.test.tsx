import { describe, expect, test } from 'vitest'
import { initials } from '@/components/ui/Avatar'

describe('initials', () => {
  test.each([
    ['Mara Ruiz', 'MR'],
    ['T. Kovač', 'TK'],
    ['Anna Maria da Silva', 'AS'],
    ['Plato', 'P'],
    ['إسراء خالد', 'إخ'],
    ['👩‍🚀 Zoë', '👩‍🚀Z'],
    ['  ', '?'],
  ])('of “%s” are %s', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })
})
