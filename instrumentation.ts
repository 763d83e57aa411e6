/** Once, before the server answers. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  if (process.env.GALLEY_TRUST_PROXY !== '1') (await import('./lib/auth/forwarded-headers')).removeForwardedHeaders()
  ;(await import('./lib/api/unroutable')).answerUnroutable()
  // opened now, its settings asserted: from here on nobody puts another database in its place
  await (await import('./lib/queries/health')).health()
  await (await import('./lib/commands/import/stage')).sweepStaged().catch(console.error)
}
