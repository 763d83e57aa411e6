import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Button } from '@/components/ui/Button'
import { Toaster, useToast } from '@/components/ui/Toast'

afterEach(cleanup)

function Doer({ undo }: { undo?: () => void }) {
  const { say, putAway } = useToast()
  return (
    <>
      <Button onClick={() => say('Taken out.', { undo })}>Do it</Button>
      <Button onClick={() => say('Submitted.')}>Submit</Button>
      <Button onClick={() => say('Refused.', { tone: 'error' })}>Fail</Button>
      <Button onClick={putAway}>Do more</Button>
    </>
  )
}

describe('a toast', () => {
  test('says what was done, and takes it back once', async () => {
    const user = userEvent.setup()
    const undo = vi.fn()
    render(
      <>
        <Doer undo={undo} />
        <Toaster />
      </>,
    )
    await user.click(screen.getByRole('button', { name: 'Do it' }))
    await user.click(await screen.findByRole('button', { name: 'Undo', hidden: true }))
    expect(undo).toHaveBeenCalledOnce()
    await vi.waitFor(() => expect(screen.queryByText('Taken out.')).toBeNull())
  })

  test('gives way to the next, with what it offered; an error stays', async () => {
    const user = userEvent.setup()
    render(
      <>
        <Doer undo={() => {}} />
        <Toaster />
      </>,
    )
    await user.click(screen.getByRole('button', { name: 'Fail' }))
    await user.click(screen.getByRole('button', { name: 'Do it' }))
    await screen.findByRole('button', { name: 'Undo', hidden: true })
    await user.click(screen.getByRole('button', { name: 'Submit' }))
    await vi.waitFor(() => expect(screen.queryByText('Taken out.')).toBeNull())
    expect(screen.queryByRole('button', { name: 'Undo', hidden: true })).toBeNull()
    expect(screen.queryAllByText('Submitted.').length).toBeGreaterThan(0)
    await user.click(screen.getByRole('button', { name: 'Do more' }))
    await vi.waitFor(() => expect(screen.queryByText('Submitted.')).toBeNull())
    expect(screen.queryAllByText('Refused.').length).toBeGreaterThan(0)
  })

  test('offers no undo where there is none', async () => {
    const user = userEvent.setup()
    render(
      <>
        <Doer />
        <Toaster />
      </>,
    )
    await user.click(screen.getByRole('button', { name: 'Do it' }))
    expect((await screen.findAllByText('Taken out.')).length).toBeGreaterThan(0)
    expect(screen.queryByRole('button', { name: 'Undo', hidden: true })).toBeNull()
  })
})
