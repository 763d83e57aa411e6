import { expect, test } from 'vitest'
import type { Desk } from '@/components/editor/desk'
import { SCREEN } from '@/components/editor/screen-commands'

test('the server, which draws the screen before there is a page, can ask which of its commands can be run', () => {
  const desk = { locked: false } as Desk
  expect(SCREEN.filter((command) => command.when && !command.when(desk)).map(({ id }) => id)).toContain('submit')
})
