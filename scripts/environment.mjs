// The settings that a start fills in for itself: where the data lies, and a secret of its own.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import util from 'node:util'
import { settingProblems } from '../lib/settings/problems.js'

const DATA = 'data'
const SECRET = path.join(DATA, 'secret')

/**
 * The environment with what is missing filled in: DATABASE_URL (SQLite in ./data), GALLEY_SECRET (made at first start,
 * kept in ./data/secret with mode 0600), and what next-auth reads. Where a setting is not as it must be, that is said and
 * the process ends before anything is made.
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(given = process.env) {
  if (existsSync('.env')) process.loadEnvFile('.env')
  refuse(settingProblems(given))
  const secret = given.GALLEY_SECRET?.trim() || keptSecret()
  const url = given.GALLEY_URL?.trim()
  return {
    ...given,
    DATABASE_URL: given.DATABASE_URL?.trim() || `file:./${DATA}/galley.db`,
    GALLEY_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    ...(url ? { NEXTAUTH_URL: url } : { AUTH_TRUST_HOST: '1' }),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** Refuses what is wrong in the environment and `.env`, and fills nothing in: what is built has none of it. */
export function checkSettings() {
  const file = existsSync('.env') ? util.parseEnv(readFileSync('.env', 'utf8')) : {}
  refuse(settingProblems({ ...file, ...process.env }))
}

/** Ends the process with a line for each of these; goes on where there is none. */
export function refuse(problems) {
  for (const problem of problems) console.error(`Galley: ${problem}`)
  if (problems.length > 0) process.exit(1)
}

function keptSecret() {
  mkdirSync(DATA, { recursive: true, mode: 0o700 })
  if (!existsSync(SECRET)) writeFileSync(SECRET, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(SECRET, 'utf8').trim()
}

/** Galley's own folder is for who runs it alone: what an earlier version or another hand left open is closed. */
export function closeData(folder = DATA) {
  if (!existsSync(folder)) return
  chmodSync(folder, 0o700)
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isFile()) chmodSync(path.join(folder, entry.name), 0o600)
}
