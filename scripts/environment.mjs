// The settings that a start fills in for itself: where the data lies, and a secret of its own.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const DATA = 'data'
const SECRET = path.join(DATA, 'secret')

/**
 * The environment with what is missing filled in: DATABASE_URL (SQLite in ./data), GALLEY_SECRET (made at first start,
 * kept in ./data/secret with mode 0600), and what next-auth reads.
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(given = process.env) {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const secret = given.GALLEY_SECRET || keptSecret()
  const url = given.GALLEY_URL
  return {
    ...given,
    DATABASE_URL: given.DATABASE_URL || `file:./${DATA}/galley.db`,
    GALLEY_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    ...(url ? { NEXTAUTH_URL: url } : { AUTH_TRUST_HOST: '1' }),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

function keptSecret() {
  mkdirSync(DATA, { recursive: true })
  if (!existsSync(SECRET)) writeFileSync(SECRET, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  chmodSync(SECRET, 0o600)
  return readFileSync(SECRET, 'utf8').trim()
}
