import { expect, it } from 'vitest'
import { benchEditor, EDITOR_SIZES } from '../bench/editor/editor'

it('the bench of the editor still runs: a short round of the smallest document gives every figure', async () => {
  const measured = await benchEditor(EDITOR_SIZES.quick)
  expect(measured.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['S: open to painted, CPU', 'S: heap', 'S: scrolling, longest frame']),
  )
  for (const one of measured) expect(one, one.what).toMatchObject({ ours: expect.any(Number), rounds: 1 })
  expect(measured.every(({ ours, limit, ratio }) => ours > 0 && limit > 0 && Number.isFinite(ratio))).toBe(true)
})
