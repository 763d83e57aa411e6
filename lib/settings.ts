import { z } from 'zod'

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1')
const optional = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional()

const schema = z.object({
  DATABASE_URL: z
    .string()
    .trim()
    .default('file:./data/galley.db')
    .transform((url) => url || 'file:./data/galley.db')
    .pipe(z.string().regex(/^(file:|postgres(ql)?:)/, 'must begin with file: or postgresql:')),
  GALLEY_SECRET: z.string().min(32, 'must be at least 32 characters'),
  GALLEY_URL: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  GALLEY_TRUST_PROXY: flag,
  GALLEY_TOKEN_RATE: z.coerce.number().int('must be a whole number').min(0).max(1_000_000).default(6000),
  GITHUB_ID: optional,
  GITHUB_SECRET: optional,
  GOOGLE_ID: optional,
  GOOGLE_SECRET: optional,
  OIDC_ISSUER: optional,
  OIDC_ID: optional,
  OIDC_SECRET: optional,
  OIDC_NAME: optional,
})
export type Settings = z.infer<typeof schema>

let checked: Settings | null = null

/**
 * The settings, from the environment, checked at first use and kept.
 * @throws with the name of each variable that is not as it must be
 */
export function settings(): Settings {
  if (checked) return checked
  const result = schema.safeParse(process.env)
  if (!result.success)
    throw new Error(`Settings: ${result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`)
  checked = result.data
  return checked
}
