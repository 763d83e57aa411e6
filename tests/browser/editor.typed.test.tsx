import { createRoot } from 'react-dom/client'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { Toaster } from '@/components/ui/Toast'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import { emptyContent } from '@/lib/domain/annotation/change'
import { Screen } from '../support/annotate-screen'
import { SetServer } from '../support/set-server'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))
const characters = 'Officials said on Monday that the strike was over.\nThe union called that claim an insult to all workers.'
const parts = [{ start: 0, end: 9, quote: 'Officials' }]
let server: SetServer
let end = () => {}
beforeEach(() => {
  server = new SetServer(crypto.randomUUID(), characters)
  vi.spyOn(window, 'fetch').mockImplementation(server.fetch)
})
afterEach(() => {
  end()
  vi.restoreAllMocks()
})

/** Opens the screen, over what the server has; `held`: other than that. */
async function open(held?: Annotation) {
  await page.viewport(1440, 900)
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  const content = held ? { ...emptyContent(), annotations: new Map([[held.id, held]]) } : emptyContent()
  root.render(
    <>
      <Screen setId={server.setId} characters={characters} language="en" content={content} />
      <Toaster />
    </>,
  )
  end = () => {
    root.unmount()
    host.remove()
  }
  await userEvent.click(page.getByRole('textbox', { name: 'Article' }), { position: { x: 2, y: 8 } })
}
const tagOfficials = () => userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}1')
const clickOfficials = () => userEvent.click(page.getByRole('textbox', { name: 'Article' }), { position: { x: 20, y: 8 } })
const card = (title: string) => page.getByRole('alert').filter({ hasText: title })
const note = page.getByRole('textbox', { name: 'Note' })
const notes = () => [...server.content.annotations.values()].map((one) => one.note)
const look = () => window.dispatchEvent(new Event('focus'))
const spanInAddress = () => new URL(location.href).searchParams.get('span')

it('the same words tagged on two devices: what is written about either span stays, whether it is saved or not', async () => {
  await open()
  server.online = false
  await tagOfficials()
  const theirs = v7()
  server.take([{ id: v7(), kind: 'create', annotation: { id: theirs, tag: 'sourcing.source', parts } }])
  server.online = true
  window.dispatchEvent(new Event('online'))
  await expect.element(card('Source: not saved').getByText('The same tag stands on the same words already.')).toBeVisible()
  await clickOfficials()
  await expect.poll(() => document.querySelector('.g-name')).not.toBeNull()
  const seen = new Map<string | null, string>()
  for (const words of ['who says so?', 'a ministry']) {
    const before = spanInAddress()
    if (seen.size > 0) await userEvent.keyboard('{Tab}')
    if (seen.size > 0) await expect.poll(spanInAddress).not.toBe(before)
    await userEvent.keyboard('{Shift>}N{/Shift}')
    await userEvent.keyboard(words)
    await userEvent.keyboard('{Escape}')
    seen.set(spanInAddress(), words)
  }
  const saved = seen.get(theirs) ?? ''
  const unsaved = [...seen.values()].find((words) => words !== saved) ?? ''
  await expect.poll(notes).toEqual([saved])
  await expect.element(card('Source: not saved').getByText(`Note “${unsaved}”`)).toBeVisible()
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  await expect.element(note).toHaveValue('who says so?')
  await userEvent.keyboard('{Tab}')
  await expect.element(note).toHaveValue('a ministry')
})

it('a span that another device removes while its note is typed stays, unsaved, with the note, and the field keeps the keys', async () => {
  await open()
  await tagOfficials()
  await expect.poll(() => server.content.annotations.size).toBe(1)
  const id = [...server.content.annotations.keys()][0] ?? ''
  await userEvent.keyboard('{Shift>}N{/Shift}a long thought')
  server.take([{ id: v7(), kind: 'delete', annotation: { id } }])
  look()
  await expect.element(card('Source: removed elsewhere').getByText('Note “a long thought”')).toBeVisible()
  await expect.element(note).toHaveFocus()
  await expect.element(note).toHaveValue('a long thought')
  await userEvent.keyboard('{Escape}')
  await userEvent.click(card('Source: removed elsewhere').getByRole('button', { name: 'Make it again' }))
  await expect.poll(notes).toEqual(['a long thought'])
  await expect.poll(() => card('removed elsewhere').elements()).toEqual([])
})

it('a note that is typed while the reading is submitted elsewhere waits, and goes when the reading is given back', async () => {
  await open()
  await tagOfficials()
  await expect.poll(() => server.content.annotations.size).toBe(1)
  await userEvent.keyboard('{Shift>}N{/Shift}a long thought')
  server.state = 'submitted'
  look()
  await expect.element(page.getByText('This reading was submitted elsewhere.').first()).toBeVisible()
  await userEvent.keyboard('{Escape}{End}')
  await expect.element(page.getByText('Not taken, 1 unsent').first()).toBeVisible()
  expect(notes()).toEqual([''])
  server.state = 'open'
  look()
  await expect.poll(notes).toEqual(['a long thought'])
  await clickOfficials()
  await expect.element(note).toHaveValue('a long thought')
})

it('what is written freely while the span is removed elsewhere stands on the card', async () => {
  await open()
  await userEvent.keyboard('{Shift>}F{/Shift}')
  await tagOfficials()
  await expect.poll(() => server.content.annotations.size).toBe(1)
  const id = [...server.content.annotations.keys()][0] ?? ''
  await userEvent.keyboard('{Shift>}V{/Shift}write{Enter}')
  await userEvent.keyboard('the port')
  server.take([{ id: v7(), kind: 'delete', annotation: { id } }])
  look()
  await expect.element(card('removed elsewhere').getByText('Target the port')).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Target' })).toHaveFocus()
})

it('a note on a span whose tag was retired is kept beside it, with the way to another tag', async () => {
  const retired = { id: v7(), tag: 'no.longer', parts, attributes: {}, note: '', confidence: null, takenFromId: null }
  server.content = { ...emptyContent(), annotations: new Map([[retired.id, retired]]) }
  await open(retired)
  await clickOfficials()
  await userEvent.keyboard('{Shift>}N{/Shift}')
  await userEvent.keyboard('says the ministry{Escape}')
  const asked = card('no.longer: a change is not saved')
  await expect.element(asked.getByText('Note “says the ministry”')).toBeVisible()
  await expect.poll(() => server.refused.length).toBe(1)
  await expect.element(asked.getByRole('button', { name: 'Give it another tag' })).toBeVisible()
  await expect.element(note).toHaveValue('says the ministry')
})
