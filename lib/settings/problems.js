// @ts-check
// Plain JavaScript: Node alone runs it at a start, before there is anything else.

/** @typedef {Record<string, string | undefined>} Environment */

/** @param {string} value */
const isHttp = (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
/** @param {number} least @param {number} most @returns {(value: string) => boolean} */
const isWhole = (least, most) => (value) => /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most

/** What each variable must be where it is given. No value is ever repeated: some are secret. */
const RULES = /** @type {const} */ ([
  [
    'DATABASE_URL',
    (/** @type {string} */ value) => /^file:[^?]|^postgres(ql)?:\/\/./.test(value),
    'must be file:<path> or postgresql://user:password@host:port/database',
  ],
  ['GALLEY_SECRET', (/** @type {string} */ value) => value.length >= 32, 'must be at least 32 characters'],
  ['GALLEY_URL', isHttp, 'must be an address that begins with http:// or https://'],
  ['PORT', isWhole(1, 65_535), 'must be a number from 1 to 65535'],
  ['GALLEY_TRUST_PROXY', (/** @type {string} */ value) => /^[01]$/.test(value), 'must be 0 or 1'],
  ['GALLEY_TOKEN_RATE', isWhole(0, 1_000_000), 'must be a whole number from 0 to 1000000'],
  ['OIDC_ISSUER', isHttp, 'must be an address that begins with http:// or https://'],
])
/** What a way of signing in takes, all of it or nothing. */
const TOGETHER = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['OIDC_ISSUER', 'OIDC_ID', 'OIDC_SECRET'],
]

/**
 * What is wrong with the settings, a line each that begins with the variable's name; none when all is well. An empty
 * variable is one that is not given.
 * @param {Environment} environment
 * @returns {string[]}
 */
export function settingProblems(environment) {
  const given = (/** @type {string} */ name) => environment[name]?.trim() ?? ''
  const wrong = RULES.flatMap(([name, holds, must]) => (given(name) && !holds(given(name)) ? [`${name} ${must}`] : []))
  const half = TOGETHER.flatMap((names) => {
    const missing = names.filter((name) => !given(name))
    const there = names.filter((name) => given(name))
    return missing.length > 0 && there.length > 0 ? [`${missing.join(' and ')} must be set too, for there is ${there.join(' and ')}`] : []
  })
  return [...wrong, ...half]
}
