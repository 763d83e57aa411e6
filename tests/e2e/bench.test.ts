import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { Measured } from '../bench/measure'

test.each(['api', 'pages'])('the bench of %s runs, and says what it found', async (name) => {
  const words = ['--import', 'tsx', 'scripts/bench.ts', name, '--quick', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, words, { env: { ...process.env, NODE_ENV: 'production' } })
  const measured = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured[]
  expect(measured.length).toBeGreaterThanOrEqual(4)
  for (const { what, ratio } of measured) expect(ratio, what).toBeGreaterThan(0)
})
