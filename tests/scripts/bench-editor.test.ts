import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { Measured } from '../bench/measure'

const run = promisify(execFile)

it('the bench of the editor still runs: a short round of the smallest document gives every figure', async () => {
  const env = { ...process.env, NODE_ENV: 'production' as const }
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/bench.ts', 'editor', '--quick', '--json'], { env })
  const measured = JSON.parse(stdout) as Measured[]
  expect(measured.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['S: open to painted, CPU', 'S: heap', 'S: scrolling, longest frame']),
  )
  expect(measured.filter(({ ours, limit }) => !(ours > 0 && limit > 0))).toEqual([])
})
