import { afterEach, expect, test, vi } from 'vitest'
import { api, writeAs } from '@/components/api-client'

afterEach(() => {
  vi.unstubAllGlobals()
  writeAs(null)
})

test('what was typed and pasted is sent as text that the API takes: no NUL, no half of a character', async () => {
  const sent: string[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    sent.push(body)
    return Response.json({})
  })
  await api('POST', '/x', { body: { note: 'a\0b', quote: 'half \ud83d.', whole: '😀 \\u0000', parts: [{ n: 1, quote: '\ude00' }] } })
  expect(JSON.parse(sent[0] ?? '')).toEqual({ note: 'ab', quote: 'half \ufffd.', whole: '😀 \\u0000', parts: [{ n: 1, quote: '\ufffd' }] })
})

test('says whose page it is with what writes, so that nothing goes as somebody who signed in since', async () => {
  const said: (string | undefined)[] = []
  vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
    said.push(headers['x-galley-user'])
    return Response.json({})
  })
  await api('PUT', '/x')
  writeAs('ada')
  await api('PUT', '/x')
  await api('GET', '/x')
  expect(said).toEqual([undefined, 'ada', undefined])
})
