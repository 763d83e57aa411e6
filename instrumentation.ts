/** Once, before the server answers. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.GALLEY_TRUST_PROXY !== '1')
    (await import('./lib/auth/forwarded-headers')).removeForwardedHeaders()
}
