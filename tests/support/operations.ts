import type { RouteHandler } from '@/lib/api/serve'
import type { Operation } from '@/lib/contracts/operation'
import { call } from './routes'

type Module = Partial<Record<string, RouteHandler>>
const files = import.meta.glob<Module>('../../app/api/v1/**/route.ts')

/** The route files below /api/v1: `/projects/{project}` and what imports it. What answers to every other path is none of them. */
export const routeFiles: ReadonlyMap<string, () => Promise<Module>> = new Map(
  Object.entries(files)
    .filter(([file]) => !file.includes('[...'))
    .map(([file, load]) => [
      file
        .replace(/^.*\/api\/v1/, '')
        .replace(/\/route\.ts$/, '')
        .replaceAll(/\[(\w+)\]/g, '{$1}'),
      load,
    ]),
)

/** Calls an operation's own route. */
export async function callOperation({ path, method }: Pick<Operation, 'path' | 'method'>, ask: Parameters<typeof call>[2]) {
  const handler = (await routeFiles.get(path)?.())?.[method]
  if (!handler) throw new Error(`${method} ${path} has no route`)
  return call(handler, method, ask)
}
