import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { answerUnroutable, unroutable } from '@/lib/api/unroutable'
import { operations } from '@/lib/contracts/registry'

test('every operation is let through, by its own method and by HEAD where it reads', () => {
  for (const { path, method } of operations) {
    const address = `/api/v1${path.replaceAll(/\{\w+\}/g, 'a-1')}?limit=1`
    expect(unroutable(method, address), path).toBeNull()
    if (method === 'GET') expect(unroutable('HEAD', address)).toBeNull()
    expect(unroutable('OPTIONS', address)).toBeNull()
  }
})

test.each([
  ['PUT', '/api/v1/projects/1/members', 'GET, POST'],
  ['POST', '/api/v1/projects/trash', 'GET'],
  ['GET', '/api/v1/projects/import', 'POST'],
  ['DELETE', '/api/v1/openapi.json', 'GET'],
  ['TRACE', '/api/v1/me', 'GET, PATCH'],
])('%s %s is answered 405, saying %s', async (method, address, allowed) => {
  const answer = unroutable(method, address)
  expect(answer?.headers.get('allow')).toBe(allowed)
  expect(await answer?.json()).toMatchObject({ status: 405, reason: 'method-not-allowed' })
})

test.each(['/api/v1/projects/%zz', '/%', '/projects/%ff', '/%c3%28'])('%s cannot be read: 400, not 500', (address) => {
  expect(unroutable('GET', address)?.status).toBe(400)
})

test.each(['/', '/projects/ä', '/projects/%C3%A4', '/api/v1/projectsx', '/api/v1/openapi-json', '/api/auth/csrf', '/_next/static/a.js'])(
  '%s is not ours to judge',
  (address) => {
    expect(unroutable('POST', address)).toBeNull()
  },
)

test('a server answers so by itself, and everything else as it did', async () => {
  answerUnroutable()
  answerUnroutable()
  const server = createServer((_, response) => response.end('next')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await (await fetch(`${url}/projects`)).text()).toBe('next')
  const refused = await fetch(`${url}/api/v1/health`, { method: 'POST', body: 'x'.repeat(100_000) })
  expect([refused.status, refused.headers.get('content-type')]).toEqual([405, 'application/problem+json'])
  expect((await fetch(`${url}/api/v1/health`)).status).toBe(200)
  server.close()
})
