import { afterEach, expect, it, vi } from 'vitest'
import { api } from '@/components/api-client'
import { serverNow } from '@/components/server-clock'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('tells the server’s time though this computer’s clock is an hour ahead', async () => {
  const real = Date.parse('2026-05-03T12:00:00Z')
  vi.useFakeTimers({ now: real + 3600_000, toFake: ['Date'] })
  const headers = { date: new Date(real).toUTCString() }
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({}, { headers }))
  await api('GET', '/me')
  expect(serverNow()).toBe(real)
  vi.setSystemTime(real + 3600_000 + 90_000)
  expect(serverNow()).toBe(real + 90_000)
})
