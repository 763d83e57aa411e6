import { expect, test } from 'vitest'
import { POST } from '@/app/api/v1/demo/route'
import { person, tokenOf } from '@/tests/support/people'
import { call } from '@/tests/support/routes'

test('a stranger adds no demo project', async () => {
  expect((await call(POST, 'POST')).status).toBe(401)
  expect((await call(POST, 'POST', { token: await tokenOf(await person('Reader'), 'annotate') })).status).toBe(403)
})

test('anybody who may make projects adds the demo project', async () => {
  const { status, json } = await call(POST, 'POST', { token: await tokenOf(await person('Maker')) })
  expect(status).toBe(201)
  expect(json).toEqual({ projectId: expect.any(String) })
})
