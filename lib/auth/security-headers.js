// @ts-check
// What browsers are told about every answer. JavaScript, so that next.config.js reads it too.

/** @type {[string, string]} */
export const TRANSPORT = ['strict-transport-security', 'max-age=31536000; includeSubDomains']

/** @type {[string, string][]} */
const EVERYWHERE = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
]

/** An answer of the API is no page: were it opened as one, nothing of it would run. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

/**
 * The policy of a page. Scripts: only those with the nonce, and what they load. Styles may be inline: React writes
 * style attributes on the server and the editor a style element, and neither can carry the nonce.
 * @param {string} nonce
 * @param {boolean} dev the development server evaluates code and keeps a socket open
 */
export function contentPolicy(nonce, dev) {
  const policy = {
    'default-src': "'none'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self' data:",
    'connect-src': `'self'${dev ? ' ws:' : ''}`,
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'form-action': "'self'",
  }
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** For `headers` of next.config.js. */
export const headerRules = () => {
  const rule = (/** @type {[string, string][]} */ pairs) => pairs.map(([key, value]) => ({ key, value }))
  return [
    { source: '/:path*', headers: rule(EVERYWHERE) },
    { source: '/:path*', has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }], headers: rule([TRANSPORT]) },
    { source: '/api/:path*', headers: rule([['content-security-policy', API_POLICY]]) },
  ]
}
