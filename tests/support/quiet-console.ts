import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

let errors: MockInstance<typeof console.error>

beforeEach(() => {
  errors = vi.spyOn(console, 'error').mockImplementation(() => {})
})

/** An error written to the console that the test did not ask for fails it. Expect one with `vi.mocked(console.error).mockClear()`. */
afterEach(() => {
  const said = errors.mock.calls.map((call) => call.map(String).join(' '))
  errors.mockRestore()
  expect(said).toEqual([])
})
