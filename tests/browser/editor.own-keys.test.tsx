import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type OwnKeysHeld, useOwnKeys } from '@/components/editor/keys/use-own-keys'
import { type KeptKeys, keptKeys } from '@/lib/domain/keys/own-keys'

let account: KeptKeys = {}
let answered = 200
let own: OwnKeysHeld
let unmount = () => {}

beforeEach(() => {
  ;[account, answered] = [{ next: ['j'] }, 200]
  vi.spyOn(window, 'fetch').mockImplementation(async (_url, init) => {
    if (init?.body && answered !== 200) return Response.json({ detail: 'Not now.' }, { status: answered })
    if (init?.body) account = JSON.parse(String(init.body)).keys
    return Response.json({ keys: account })
  })
  const kept = account
  function Keys() {
    own = useOwnKeys(kept, 'u')
    return null
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  root.render(<Keys />)
  unmount = () => root.unmount()
})
afterEach(() => {
  unmount()
  vi.restoreAllMocks()
})
const opened = () => vi.waitFor(() => expect(keptKeys(own.keys)).toEqual({ next: ['j'] }))
const give = (id: string, ...keys: string[]) => own.change(new Map([...own.keys, [id, keys]]))

it('changes what was changed here, and leaves what another device changed since the page was opened', async () => {
  await opened()
  account = { next: ['l'], note: ['m'] }
  give('tag a', '5')
  await expect.poll(() => account).toEqual({ next: ['l'], note: ['m'], 'tag a': ['5'] })
  await expect.poll(() => keptKeys(own.keys)).toEqual(account)
})

it('keeps what could not be kept, and takes up nothing of an account that does not take it', async () => {
  await opened()
  account = { note: ['m'] } // of somebody who signed in since
  answered = 401
  give('tag a', '5')
  await expect.poll(() => own.unkept).toBe('Not now.')
  expect(keptKeys(own.keys)).toEqual({ next: ['j'], 'tag a': ['5'] })
  ;[account, answered] = [{ next: ['j'] }, 200]
  own.keepAgain()
  await expect.poll(() => account).toEqual({ next: ['j'], 'tag a': ['5'] })
  expect(own.unkept).toBeNull()
})

it('waits only so long for an account that does not answer, and says that it has not kept them', async () => {
  await opened()
  const answering = vi.mocked(window.fetch).getMockImplementation() as typeof window.fetch
  const soon = AbortSignal.timeout(50)
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(soon)
  vi.mocked(window.fetch).mockImplementation(
    (_url, init) => new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
  )
  give('tag a', '5')
  await expect.poll(() => own.unkept).toContain('could not be reached')
  expect(timeout).toHaveBeenCalledWith(30_000)
  timeout.mockRestore()
  vi.mocked(window.fetch).mockImplementation(answering)
  own.keepAgain()
  await expect.poll(() => account).toEqual({ next: ['j'], 'tag a': ['5'] })
})

it.each([null, { login: 'here' }])('takes %o in place of what the account keeps for no answer', async (answer) => {
  await opened()
  const answering = vi.mocked(window.fetch).getMockImplementation() as typeof window.fetch
  vi.mocked(window.fetch).mockImplementation(async () => Response.json(answer))
  give('tag a', '5')
  await expect.poll(() => own.unkept).toContain('something else')
  vi.mocked(window.fetch).mockImplementation(answering)
  own.keepAgain()
  await expect.poll(() => account).toEqual({ next: ['j'], 'tag a': ['5'] })
})
