import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeAs } from '@/components/api-client'
import { leave } from '@/components/shell/sign-out'
import { Toaster } from '@/components/ui/Toast'
import { noteUnsent } from '@/components/unsent/registry'

const called: string[] = []
let assign: ReturnType<typeof vi.spyOn>
beforeEach(() => {
  called.length = 0
  localStorage.clear()
  writeAs('u')
  vi.spyOn(window, 'fetch').mockImplementation(async (url) => {
    called.push(String(url))
    return Response.json({ csrfToken: 'token' })
  })
  assign = vi.spyOn(window.location, 'assign').mockImplementation(() => {})
  render(<Toaster />)
})
afterEach(() => {
  writeAs(null)
  cleanup()
  vi.restoreAllMocks()
})
const note = (unsentCount: number, refusedCount = 0, userId = 'u') => noteUnsent(userId, 's', { unsentCount, refusedCount })

test('who has nothing unsent signs out at once, whatever others left in this browser', async () => {
  note(3, 0, 'somebody else')
  await leave()
  expect(called).toContain('/api/auth/signout')
  expect(assign).toHaveBeenCalledExactlyOnceWith('/sign-in')
})

test('what is just on its way is waited for', async () => {
  note(1)
  const left = leave()
  note(0)
  await left
  expect(assign).toHaveBeenCalledOnce()
})

test('what stays unsent is said first, with the way out; asked again it is meant so', async () => {
  note(2, 1)
  await leave()
  await screen.findByText('3 changes are not saved on the server.')
  expect(called).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  await vi.waitFor(() => expect(assign).toHaveBeenCalledOnce())
  await leave()
  expect(assign).toHaveBeenCalledTimes(2)
})
