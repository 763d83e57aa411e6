import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ProjectSettingsForm } from '@/components/projects/ProjectForm'
import type { ProjectView } from '@/lib/contracts/projects'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {}, refresh: () => {} }) }))
afterEach(cleanup)

const project = { id: 'p', name: 'Harbour strike', language: 'en', description: 'Two papers' } as ProjectView

test('settings are a form for those who may change them, and words for the others', () => {
  const { unmount } = render(<ProjectSettingsForm project={project} mayChange />)
  expect(screen.getAllByRole('textbox')).toHaveLength(3)
  unmount()
  render(<ProjectSettingsForm project={project} mayChange={false} />)
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByText('Harbour strike')).toBeTruthy()
})
