import { createRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type ArticleHandle, ArticleView } from '@/components/article/ArticleView'
import { looksOf } from '@/components/article/channels'
import type { ArticleSelection } from '@/components/article/locked-editor'
import { Rail } from '@/components/article/Rail'
import type { Painted } from '@/components/article/segments'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import type { Text } from '@/lib/domain/text/text'

const paragraphs = [
  'Feel free to repost and share widely Global Research articles.',
  'Director General Eyal Zamir visited two days before clashes erupted, Israeli media reported on Wednesday.',
  'Azerbaijan described its attacks as an "anti-terrorist operation". At least 32 people had been killed.',
  ...Array.from(
    { length: 80 },
    (_, i) => `Paragraph ${i} of a long article, with words enough to fill a line or two of the page it stands on.`,
  ),
]

function textOf(lines: readonly string[]): Text {
  let start = 0
  const blocks = lines.map((line) => {
    const block = { type: 'paragraph' as const, start, end: start + line.length }
    start = block.end + 1
    return block
  })
  return { characters: lines.join('\n'), blocks, inlines: [] }
}
const text = textOf(paragraphs)
const span = (id: string, tag: string, words: string): [string, Painted] => {
  const start = text.characters.indexOf(words)
  return [id, { id, tag, parts: [{ start, end: start + words.length }] }]
}
const annotations = new Map([
  span('share', 'boilerplate.share_prompt', paragraphs[0] as string),
  span('content', 'sourcing.content', 'Director General Eyal Zamir visited two days before clashes erupted'),
  span('background', 'framing.background_selection', 'two days before clashes erupted'),
  span('erupted', 'framing.loaded_language', 'clashes erupted'),
  span('source', 'sourcing.source', 'Israeli media'),
  span('cue', 'sourcing.cue', 'reported'),
  span('scare', 'framing.scare_quotes', '"anti-terrorist operation"'),
  span('claim', 'sourcing.unattributed_claim', 'At least 32 people had been killed'),
  span('far', 'framing.labeling', 'Paragraph 70 of a long article'),
])

const selections: ArticleSelection[] = []
const handle = createRef<ArticleHandle>()
function Screen({ focusedId }: { focusedId: string | null }) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  return (
    <div style={{ position: 'relative' }}>
      <main
        ref={setScroller}
        style={{
          height: 600,
          overflowY: 'auto',
          padding: '1rem 3rem 1rem 12rem',
          background: 'var(--paper)',
          containerType: 'inline-size',
        }}
      >
        <ArticleView
          ref={handle}
          text={text}
          tagset={defaultTagset}
          annotations={annotations}
          label="Article"
          dir="ltr"
          language="en"
          focusedId={focusedId}
          litIds={new Set(focusedId ? ['source'] : [])}
          scroller={scroller}
          onSelection={(selection) => selections.push(selection)}
        />
      </main>
      <div style={{ position: 'absolute', insetBlock: 8, right: 20 }}>
        <Rail
          tagset={defaultTagset}
          looks={looksOf(defaultTagset)}
          layers={new Map()}
          annotations={annotations}
          length={text.characters.length}
          scroller={scroller}
        />
      </div>
    </div>
  )
}

let unmount = () => {}
afterEach(() => unmount())
async function show(focusedId: string | null = null) {
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  root.render(<Screen focusedId={focusedId} />)
  unmount = () => {
    root.unmount()
    element.remove()
  }
  await expect.element(page.getByRole('textbox', { name: 'Article' })).toBeInTheDocument()
  return document.querySelector('.g-text[role=textbox]') as HTMLElement
}

it('shows the text exactly as it is, and typing, pasting and cutting leave it so', async () => {
  const article = await show()
  const words = () => [...article.children].map((block) => block.textContent).join('\n')
  expect(words()).toBe(text.characters)
  handle.current?.select({ start: 5, end: 12 })
  handle.current?.focus()
  await userEvent.keyboard('abc{Enter}{Backspace}{Delete}1 {Control>}x{/Control}{Control>}v{/Control}{Control>}b{/Control}')
  expect(words()).toBe(text.characters)
  expect(article.getAttribute('inputmode')).toBe('none')
})

it('tells the selection in offsets of the text', async () => {
  await show()
  selections.length = 0
  handle.current?.focus()
  handle.current?.select({ start: 70, end: 77 })
  expect(selections.at(-1)).toEqual({ start: 70, end: 77, anchor: 70, head: 77 })
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
  await expect.poll(() => selections.at(-1)?.end).toBe(78)
})

it('paints each layer by a channel of its own, deeper where two tints lie on each other', async () => {
  const article = await show()
  const at = (id: string) => [...article.querySelectorAll(`[data-ids~="${id}"]`)]
  expect(at('erupted').map((one) => one.textContent)).toEqual(['clashes erupted'])
  expect(at('erupted')[0]?.className).toContain('g-tint-2')
  expect(at('background').map((one) => one.textContent)).toEqual(['two days before ', 'clashes erupted'])
  expect(at('cue')[0]?.querySelector('.g-line-dashed')?.textContent).toBe('reported')
  expect(article.querySelector('.g-recedes-whole')?.textContent).toBe(paragraphs[0])
})

it('paints only what is in view, and the rest when it comes into view', async () => {
  const article = await show()
  expect(article.querySelector('[data-ids~="far"]')).toBeNull()
  handle.current?.scrollTo(text.characters.indexOf('Paragraph 70'), 'middle')
  await expect.poll(() => article.querySelector('[data-ids~="far"]')?.textContent).toBe('Paragraph 70 of a long article')
})

it('names the focused span in the margin and moves no word', async () => {
  const before = (await show()).getBoundingClientRect().height
  unmount()
  const article = await show('cue')
  await expect.poll(() => document.querySelector('.g-name')?.textContent).toBe('Attribution cue')
  expect(document.querySelectorAll('.g-frame')).toHaveLength(1)
  expect(article.querySelector('.g-lit')?.textContent).toBe('Israeli media')
  expect(article.getBoundingClientRect().height).toBe(before)
})
