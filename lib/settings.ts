import { z } from 'zod'
import { settingProblems } from './settings/problems'

/** An empty variable is one that is not given. */
const given = z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), z.string().trim().optional())

const schema = z.object({
  DATABASE_URL: given.transform((url) => url ?? 'file:./data/galley.db'),
  GALLEY_SECRET: z.string('must be at least 32 characters').min(32, 'must be at least 32 characters'),
  GALLEY_URL: given,
  GALLEY_TRUST_PROXY: given.transform((value) => value === '1'),
  GALLEY_TOKEN_RATE: given.transform((value) => Number(value ?? 6000)),
  GITHUB_ID: given,
  GITHUB_SECRET: given,
  GOOGLE_ID: given,
  GOOGLE_SECRET: given,
  OIDC_ISSUER: given,
  OIDC_ID: given,
  OIDC_SECRET: given,
  OIDC_NAME: given,
})
export type Settings = z.infer<typeof schema>

let checked: Settings | null = null

/**
 * The settings, from the environment, checked at first use and kept.
 * @throws with the name of each variable that is not as it must be
 */
export function settings(): Settings {
  if (checked) return checked
  const problems = settingProblems(process.env)
  const result = schema.safeParse(process.env)
  if (result.success && problems.length === 0) checked = result.data
  else throw new Error(`Settings: ${[...problems, ...missing(result.error)].join('; ')}`)
  return checked
}

const missing = (error: z.ZodError | undefined) => error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
