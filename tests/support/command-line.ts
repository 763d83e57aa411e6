import { execFileSync, spawn, spawnSync } from 'node:child_process'

/** The environment of an instance on a SQLite file, or at an address. */
export const environmentOf = (database: string) => ({
  ...process.env,
  DATABASE_URL: database.includes(':') ? database : `file:${database}`,
  GALLEY_SECRET: 'a secret that only these tests know, long enough',
})

/** Makes the tables. */
export const migrate = (database: string): void =>
  void execFileSync(process.execPath, ['scripts/db.mjs', 'deploy'], { env: environmentOf(database), stdio: 'ignore' })

const words = ['--import', 'tsx', 'scripts/galley.ts']
type Said = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the command line on a database as `npm run galley -- …` does. */
export const commandLineOn =
  (database: string) =>
  (args: string[], input = '', further: Record<string, string> = {}): Said => {
    const env = { ...environmentOf(database), ...further }
    const { status, stdout, stderr } = spawnSync(process.execPath, [...words, ...args], {
      env: env as unknown as NodeJS.ProcessEnv,
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    return { status, stdout, stderr }
  }

/** Begins a command and does not wait for it. */
export const beginOn = (database: string, args: string[]) =>
  spawn(process.execPath, [...words, ...args], { env: environmentOf(database) as unknown as NodeJS.ProcessEnv, stdio: 'ignore' })
