import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { FilterChip } from '@/components/ui/Chip'

afterEach(cleanup)
const options = [
  { value: 'any', label: 'any' },
  { value: 'read', label: 'in reading' },
]

describe('a filter chip', () => {
  test('says what it is about and what it says now', () => {
    render(<FilterChip label="State" value="read" options={options} onChoose={() => {}} />)
    expect(screen.getByRole('button').textContent).toBe('Statein reading')
  })

  test('opens its choices by keyboard, takes one and gives the focus back', async () => {
    const user = userEvent.setup()
    const chosen = vi.fn()
    render(<FilterChip label="State" value="any" options={options} onChoose={chosen} />)
    await user.tab()
    await user.keyboard('{Enter}')
    expect((await screen.findByRole('menuitemradio', { name: 'any' })).getAttribute('aria-checked')).toBe('true')
    await user.click(screen.getByRole('menuitemradio', { name: 'in reading' }))
    expect(chosen).toHaveBeenCalledExactlyOnceWith('read')
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /State/ })))
  })
})
