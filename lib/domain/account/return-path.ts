/**
 * Where to go after signing in: the path and query of `asked` when it lies on this origin, otherwise the first page.
 * Given by whoever made the link, so nothing that a browser could read as another place gets through.
 */
export function returnPath(asked: string | null | undefined, origin = 'http://galley.invalid'): string {
  if (!asked || asked.length > 2048 || /[\\\p{Cc}\s]/u.test(asked)) return '/'
  const url = URL.parse(asked, origin)
  if (!url || url.origin !== new URL(origin).origin || url.username || url.password) return '/'
  const path = url.pathname + url.search + url.hash
  return path.startsWith('//') || /^\/(api|sign-in)(\/|\?|#|$)/.test(path) ? '/' : path
}
