import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { MembersScreen } from '@/components/projects/MembersScreen'
import type { InvitationView } from '@/lib/contracts/invitations'

const refresh = vi.fn()
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const at = '2026-11-24T00:00:00.000Z'
const invitation = (id: string, email: string | null, role: InvitationView['role']): InvitationView => ({
  ...{ id, email, role, projectId: 'p', createdAt: at, expiresAt: at },
})
const members = [{ id: 'm', name: 'Maria Ruiz', email: 'maria@example.org', role: 'manager' as const }]

test('a manager sees who was invited and withdraws an invitation', async () => {
  const sent = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(null, { status: 204 }))
  const invitations = [invitation('i1', 'ben@example.org', 'reviewer'), invitation('i2', null, 'annotator')]
  render(<MembersScreen projectId="p" userId="m" mayChange mayAssign members={members} invitations={invitations} />)
  const open = within(screen.getByRole('region', { name: 'Open invitations' }))
  expect(open.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    expect.stringMatching(/^ben@example\.org.*reviewer/i),
    expect.stringMatching(/^anybody with the link.*annotator/i),
  ])
  await userEvent.click(open.getByRole('button', { name: 'Withdraw the invitation of ben@example.org' }))
  expect(sent.mock.calls.map(([url, init]) => `${init?.method} ${url}`)).toEqual(['DELETE /api/v1/invitations/i1'])
  await vi.waitFor(() => expect(refresh).toHaveBeenCalled())
})

test('where nobody is invited nothing is said of invitations', () => {
  render(<MembersScreen projectId="p" userId="m" mayChange={false} mayAssign={false} members={members} invitations={[]} />)
  expect(screen.queryByText('Open invitations')).toBeNull()
})
