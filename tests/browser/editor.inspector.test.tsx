import { afterEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { tagAnchor } from '@/components/projects/tag-anchor'
import { Markdown } from '@/components/ui/Markdown'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let screen: OpenScreen
let online = true
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
  online = true
})
const characters = 'Officials said that the strike was over.'
const long = Array.from({ length: 60 }, (_, at) => `Paragraph ${at} of the rules.`).join('\n\n')
const guidelines = (
  <Markdown anchorOf={(heading) => tagAnchor(defaultTagset, heading)}>
    {`# Rules\n\n${long}\n\n## Source\n\nWho is named.\n\n${long}\n\n## sourcing.cue\n\nThe verb.\n\n${long}`}
  </Markdown>
)
const serve = (path: string) => {
  if (!online) return null
  const asked = new URL(path, 'http://galley').searchParams
  if (!path.includes('/changes') || !asked.has('subject')) return Response.json({ items: [], next: null })
  const from = Number(asked.get('cursor') ?? 0)
  return Response.json({ items: history.slice(from, from + 2), next: history.length > from + 2 ? String(from + 2) : null })
}
const told = (kind: string, author: { id: string; name: string }, body: object) => ({
  ...{ id: crypto.randomUUID(), kind, author, body },
  createdAt: new Date().toISOString(),
})
const [me, ada] = [
  { id: 'u', name: 'Mia Rau' },
  { id: 'a', name: 'Ada Lund' },
]
const history = [
  told('create', me, { tag: 'sourcing.source', parts: [] }),
  told('update', me, { confidence: 'unsure' }),
  told('update', ada, { confidence: null }),
]
const open = async () => {
  screen = await openScreen(characters, 'en', { guidelines, serve })
}
const tagFirstWord = (key: string) => userEvent.keyboard(`{Home}{Shift>}{ArrowRight}{/Shift}${key}`)
const aside = () => document.querySelector('#inspector')?.textContent ?? ''

/** How far a heading of the guidelines stands below the upper edge of what scrolls. */
const below = (id: string) => {
  const [panel, heading] = [document.querySelector('#guidelines'), document.getElementById(id)]
  return panel && heading ? Math.round(heading.getBoundingClientRect().top - panel.getBoundingClientRect().top) : null
}
const scrolledElsewhere = () =>
  [...document.querySelectorAll('*')].filter((one) => one.id !== 'guidelines' && one.scrollTop !== 0).map((one) => one.className)

it('opens the guidelines at the section of the tag in hand and follows it, and nothing but the panel scrolls', async () => {
  await open()
  await tagFirstWord('1')
  await userEvent.keyboard('{Shift>}G{/Shift}')
  await expect.poll(() => below('sourcing.source')).toBe(12)
  expect(scrolledElsewhere()).toEqual([])
  await expect.poll(() => document.activeElement?.id).toBe('guidelines')
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('#guidelines')).toBeNull()
  await userEvent.keyboard('{Shift>}G{/Shift}')
  await expect.poll(() => document.activeElement?.id).toBe('guidelines')
  await userEvent.keyboard('{F6}2')
  await expect.poll(() => below('sourcing.cue')).toBe(12)
  expect(scrolledElsewhere()).toEqual([])
})

it('says that the guidelines have no section on the tag in hand', async () => {
  await open()
  await tagFirstWord('1')
  await userEvent.keyboard('{Shift>}G{/Shift}')
  await expect.element(page.getByText('The guidelines have no section on')).not.toBeInTheDocument()
  await userEvent.keyboard('{F6}5')
  await expect.element(page.getByText('The guidelines have no section on Evidential hedge.')).toBeVisible()
})

it('cannot be scrolled as a whole', async () => {
  await open()
  const frame = document.querySelector('main')?.parentElement?.parentElement?.parentElement
  if (!frame) throw new Error('there is no frame')
  frame.scrollTop = 48
  expect([frame.scrollTop, document.scrollingElement?.scrollTop]).toEqual([0, 0])
})

it('shows the first example of the tag apart from the words of the span', async () => {
  await open()
  await tagFirstWord('1')
  const examples = page.getByRole('button', { name: 'Examples' })
  await expect.element(page.getByText('Yes', { exact: true })).toBeVisible()
  const part = examples.element().closest('section')
  expect(part?.querySelector('blockquote')).toBeNull()
  await expect.element(examples).toHaveAttribute('aria-expanded', 'false')
  await userEvent.click(examples)
  await expect.element(examples).toHaveAttribute('aria-expanded', 'true')
})

it('tells in whole sentences what was done, and reads the history again when the network is back', async () => {
  online = false
  await open()
  await tagFirstWord('1')
  await expect.poll(aside).toContain('The history could not be read.')
  online = true
  window.dispatchEvent(new Event('online'))
  await expect.poll(aside).toContain('You made it')
  expect(aside()).not.toContain('The history could not be read.')
  expect(aside()).toContain('You marked it unsure')
  expect(aside()).toContain('Ada Lund marked it neither sure nor unsure')
  await expect.element(page.getByRole('button', { name: 'Take back “marked it neither sure nor unsure”' })).toBeVisible()
})

it('asks why after unsure: what is typed at once is the reason and sets nothing, and Enter goes back to the text', async () => {
  await open()
  await tagFirstWord('1')
  await userEvent.keyboard('uab c')
  const why = page.getByRole('textbox', { name: 'Why unsure?' })
  await expect.element(why).toHaveValue('ab c')
  expect(document.querySelectorAll('#inspector fieldset [aria-pressed=true]')).toHaveLength(1) // unsure
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.closest('.g-text')).not.toBeNull()
  await expect.poll(() => screen.notes()).toEqual(['ab c'])
  await userEvent.keyboard('uaa') // unsure is taken back: keys are keys again
  await expect.element(page.getByRole('textbox', { name: 'Note' })).toHaveValue('ab c')
  await expect.element(page.getByRole('button', { name: 'official', exact: true })).toHaveAttribute('aria-pressed', 'true')
})

it('leaves the reason empty on Escape', async () => {
  await open()
  await tagFirstWord('1')
  await userEvent.keyboard('u{Escape}s')
  await expect.element(page.getByRole('button', { name: 'sure', exact: true })).toHaveAttribute('aria-pressed', 'true')
  expect(screen.notes()).toEqual([''])
})

it('keeps a note that is being typed when the page is put away, before the outbox’s database has it', async () => {
  await open()
  await tagFirstWord('1')
  const written = () => Object.entries(localStorage).filter(([key]) => key.startsWith('galley-unkept:u:'))
  await expect.poll(written).toEqual([]) // the span itself is kept
  await userEvent.keyboard('{Shift>}N{/Shift}abc')
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => ({}) as IDBRequest<IDBValidKey>) // it is not waited for
  window.dispatchEvent(new PageTransitionEvent('pagehide'))
  add.mockRestore()
  expect(written().map(([, changes]) => JSON.parse(changes)[0].annotation.note)).toEqual(['abc'])
  localStorage.clear()
})

it('holds what is typed as it is typed: a space or a line stays where the pause after it has kept the words', async () => {
  await open()
  await tagFirstWord('1')
  await userEvent.keyboard('{Shift>}N{/Shift}He said ')
  await expect.poll(() => screen.notes()).toEqual(['He said'])
  const note = page.getByRole('textbox', { name: 'Note' })
  await expect.element(note).toHaveValue('He said ')
  await userEvent.keyboard('that')
  await expect.poll(() => screen.notes()).toEqual(['He said that'])
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('{Home}x')
  await expect.poll(() => screen.notes()).toEqual(['He said that\nx'])
  await userEvent.keyboard('{ArrowUp}{Home}So: ')
  await expect.poll(() => screen.notes()).toEqual(['So: He said that\nx'])
  await userEvent.keyboard('h')
  await expect.element(note).toHaveValue('So: hHe said that\nx')
})

it('does not run words together that are written freely', async () => {
  await open()
  await userEvent.keyboard('{Shift>}F{/Shift}')
  await tagFirstWord('1')
  await userEvent.keyboard('{Shift>}V{/Shift}write{Enter}the ')
  const target = page.getByRole('textbox', { name: 'Target' })
  await expect.poll(() => screen.attributes()).toEqual([{ target: 'the' }])
  await userEvent.keyboard('port')
  await expect.element(target).toHaveValue('the port')
  await expect.poll(() => screen.attributes()).toEqual([{ target: 'the port' }])
})

it('gives any value by name and by keys, those past the letters and those written freely too', async () => {
  await open()
  await tagFirstWord('1')
  await userEvent.keyboard('{Shift>}V{/Shift}')
  await expect.element(page.getByRole('combobox', { name: 'Find a value' })).toHaveFocus()
  await userEvent.keyboard('cites no{Enter}')
  const cites = page.getByRole('group', { name: 'Cites itself' })
  await expect.element(cites.getByRole('button', { name: 'no' })).toHaveAttribute('aria-pressed', 'true')
  expect(document.activeElement?.closest('.g-text')).not.toBeNull()
  await userEvent.keyboard('{Shift>}V{/Shift}cites no{Enter}')
  await expect.element(cites.getByRole('button', { name: 'no' })).toHaveAttribute('aria-pressed', 'false')
})

it('leads to the field of what is written freely, and what is typed at once stands in it', async () => {
  await open()
  await userEvent.keyboard('{Shift>}F{/Shift}')
  await tagFirstWord('1')
  await userEvent.keyboard('{Shift>}V{/Shift}write{Enter}the port')
  await expect.element(page.getByRole('textbox', { name: 'Target' })).toHaveValue('the port')
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.closest('.g-text')).not.toBeNull()
})

it('writes on at the end of the note', async () => {
  await open()
  await tagFirstWord('1')
  await userEvent.keyboard('{Shift>}N{/Shift}one{Escape}')
  document.querySelector<HTMLTextAreaElement>('#annotation-note')?.setSelectionRange(0, 0)
  await userEvent.keyboard('{Shift>}N{/Shift} more')
  await expect.element(page.getByRole('textbox', { name: 'Note' })).toHaveValue('one more')
})

it('begins at its top for another span, and stays where it is for the same', async () => {
  await open()
  await page.viewport(1440, 420)
  await tagFirstWord('1')
  const box = () => document.querySelector('#inspector h2')?.closest('.overflow-y-auto') as HTMLElement
  await expect.element(page.getByRole('heading', { name: 'Source', exact: true })).toBeVisible()
  await expect.poll(() => box().scrollHeight - box().clientHeight).toBeGreaterThan(100)
  box().scrollTop = 100
  expect(box().scrollTop).toBe(100)
  await userEvent.keyboard('s')
  await expect.element(page.getByRole('button', { name: 'sure', exact: true })).toHaveAttribute('aria-pressed', 'true')
  expect(box().scrollTop).toBe(100)
  await userEvent.keyboard('{End}{ArrowLeft}{Shift>}{ArrowLeft}{/Shift}2')
  await expect.element(page.getByRole('heading', { name: 'Attribution cue', exact: true })).toBeVisible()
  expect(box().scrollTop).toBe(0)
})
