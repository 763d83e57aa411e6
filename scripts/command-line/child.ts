import { spawn } from 'node:child_process'
import { CommandProblem } from './problems'

/** Runs a script of ours on another database than the one of the environment; gives its exit status and what it said. */
function run(args: readonly string[], url: string): Promise<{ status: number | null; said: string; failed: string }> {
  const child = spawn(process.execPath, [...args], { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let failed = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    failed += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, said, failed }))
  })
}

/** Brings another database up to this Galley's models; refuses one of a newer Galley, or of none. */
export async function upgradeOther(url: string): Promise<void> {
  const { status, failed } = await run(['scripts/db.mjs', 'adopt'], url)
  if (status === 0) return
  throw new CommandProblem(`The backup cannot be used: ${failed.trim().split('\n').at(-1)} Nothing was changed.`)
}

/** Verifies another database: every digest, every quote, every set against its changes. */
export async function checkOther(url: string): Promise<void> {
  const { status, said, failed } = await run([...process.execArgv, 'scripts/galley.ts', 'verify', '--json'], url)
  if (status === 0) return
  const [problem] = said ? (JSON.parse(said) as { problems: string[] }).problems : []
  throw new CommandProblem(`The backup does not hold: ${problem ?? failed.trim().split('\n').at(-1)}. Nothing was changed.`)
}
