import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, inject, test } from 'vitest'

const { url } = inject('galley')
const below = (folder: string, file: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.split('/').at(-1) === file)
/** An address of a route or page file, with something made up for each name in brackets. */
const addressOf = (name: string) =>
  `/${name.replace(/\/?(page\.tsx|route\.ts)$/, '').replaceAll(/\[[^\]]+\]/g, '01a20c76-a5a3-73b4-a9e8-8b21e967124f')}`

const DOORS = ['/sign-in', '/setup/', '/invitations/', '/reset/']
/** For everybody, as openapi.json is. */
const OPEN_PAGES = ['/docs/api']
const OPEN_ROUTES = ['/api/v1/health', '/api/v1/openapi.json']

describe('a stranger', () => {
  const pages = below('app', 'page.tsx').map(addressOf)
  test.each(pages.filter((page) => !OPEN_PAGES.includes(page) && !DOORS.some((door) => page.startsWith(door))))(
    'is sent from %s to the door',
    async (page) => {
      const response = await fetch(url + page, { redirect: 'manual' })
      const to = response.headers.get('location') ?? /url=([^"']*\/sign-in[^"']*)/.exec(await response.text())?.[1] ?? ''
      expect(to).toMatch(/\/sign-in/)
    },
  )

  const routes = below('app/api/v1', 'route.ts').flatMap((name) => {
    const text = readFileSync(`app/api/v1/${name}`, 'utf8')
    return [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map((match): [string, string] => [
      match[1] ?? '',
      `/api/v1${addressOf(name)}`,
    ])
  })
  test.each(routes.filter(([, route]) => !OPEN_ROUTES.includes(route)))('is refused %s %s', async (method, route) => {
    const body = method === 'GET' ? undefined : '{}'
    const disguises: Record<string, string>[] = [
      {},
      { authorization: 'Bearer galley_made_up' },
      { cookie: 'next-auth.session-token=made.up.token' },
      { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    ]
    for (const headers of disguises) {
      const response = await fetch(url + route, {
        method,
        body,
        headers: { 'content-type': 'application/json', 'x-galley-csrf': '1', ...headers },
      })
      expect([response.status, response.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
    }
  })

  test('sees the version and the contract, and nothing else', async () => {
    expect(await (await fetch(`${url}/api/v1/health`)).json()).toMatchObject({ status: 'ok', database: 'sqlite' })
    expect(await (await fetch(`${url}/api/v1/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' })
  })

  // ways to a page that once led past a proxy: the page asks by itself
  const page = '/projects/01a20c76-a5a3-73b4-a9e8-8b21e967124f'
  test.each([
    `${page}.rsc`,
    `${page}?_rsc=1`,
    `/${page}`,
    `${page}//`,
    page.replace('projects', '%70rojects'),
    page.replace('projects', 'PROJECTS'),
    `/en${page}`,
    `/_next/data/build${page}.json`,
    `${page}.segments/_tree.segment.rsc`,
    `${page}%2fmembers`,
  ])('is shown nothing at %s', async (path) => {
    const disguises: Record<string, string>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }, { 'x-nextjs-data': '1' }]
    for (const headers of disguises) {
      const response = await fetch(url + path, { redirect: 'manual', headers })
      const shown = response.status === 200 && !(await response.text()).includes('/sign-in')
      expect([headers, shown]).toEqual([headers, false])
    }
  })

  test.each(['/.env', '/.git/config', '/data/secret', '/package.json', '/_next/image?url=%2Fx&w=64&q=75', '/api/v1/../../data/galley.db'])(
    'finds nothing at %s',
    async (path) => {
      expect((await fetch(url + path, { redirect: 'manual' })).status).toBeGreaterThanOrEqual(400)
    },
  )
})
