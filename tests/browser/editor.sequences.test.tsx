import fc from 'fast-check'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { openOutboxDatabase } from '@/components/editor/outbox-database'
import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import type { SetContent } from '@/lib/domain/annotation/change'
import { differences } from '@/lib/domain/annotation/replay'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { Screen, textOf } from '../support/annotate-screen'
import { inspectedNow, inspectedOf } from '../support/inspected'
import { paintedNow, paintedOf } from '../support/painted'
import { SetServer } from '../support/set-server'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))
const characters = 'Officials said on Monday that the strike was over.\nThe union called that claim an insult to all workers.'
const { blocks } = textOf(characters)
const WORDS = [...characters.matchAll(/\w+/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))

/** What a reader may do, and what may happen to them. */
type Command =
  | { readonly do: 'select' | 'tag'; readonly from: number; readonly count: number; readonly key: string }
  | { readonly do: 'press'; readonly keys: string }
  | { readonly do: 'undo' | 'redo' | 'reload' | 'offline' | 'online' | 'lose the next answer' }

const plain = <T,>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(fields, { noNullPrototype: true })
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: plain({ do: fc.constantFrom('tag' as const, 'tag' as const, 'select' as const), ...selection() }) },
  { weight: 7, arbitrary: plain({ do: fc.constant('press' as const), keys: fc.constantFrom(...pressed()) }) },
  { weight: 6, arbitrary: plain({ do: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const) }) },
  {
    weight: 4,
    arbitrary: plain({
      do: fc.constantFrom('reload' as const, 'offline' as const, 'online' as const, 'lose the next answer' as const),
    }),
  },
)
function selection() {
  return { from: fc.nat(WORDS.length - 4), count: fc.integer({ min: 1, max: 4 }), key: fc.constantFrom('1', '2', '3', '4') }
}
function pressed() {
  const edges = ['Right', 'Left', 'Up', 'Down'].map((arrow) => `{Alt>}{Arrow${arrow}}{/Alt}`)
  const said = ['a', 'b', 'h', 's', 'u{Escape}', '{Shift>}N{/Shift}w{Escape}']
  return ['{Tab}', '{Tab}', '{Shift>}{Tab}{/Shift}', '1', '2', '3', '5', ...said, '{Backspace}', '{ArrowRight}', '{Escape}', ...edges]
}

let close = () => {}
afterEach(() => {
  close()
  vi.restoreAllMocks()
})

it('whatever is done in whatever order, the page, the outbox and the server agree, and undo goes back step by step', async () => {
  const property = fc.asyncProperty(fc.array(command, { minLength: 6, maxLength: 24 }), async (commands) => {
    const reader = await Reader.open()
    try {
      for (const one of commands) await reader.take(one)
      await reader.take({ do: 'online' })
    } finally {
      await reader.close()
    }
  })
  await fc.assert(property, { seed: 20261124, numRuns: 8 })
})

/** A reader at the real screen, with what they may expect: the contents to which undo and redo lead. */
class Reader {
  private root: Root | null = null
  private host: HTMLElement | null = null
  private done: SetContent[] = []
  private undone: SetContent[] = []
  private steps = 0
  private constructor(
    private readonly server: SetServer,
    private readonly outbox: Awaited<ReturnType<typeof openOutboxDatabase>>,
  ) {}

  static async open(): Promise<Reader> {
    const setId = crypto.randomUUID()
    const server = new SetServer(setId, characters)
    vi.spyOn(window, 'fetch').mockImplementation(server.fetch)
    const reader = new Reader(server, await openOutboxDatabase('u', setId))
    close = () => void reader.close()
    await page.viewport(1440, 900)
    await reader.load()
    return reader
  }

  async take(one: Command): Promise<void> {
    const before = await this.expected()
    if (one.do === 'reload') await this.load()
    else if (one.do === 'offline') this.server.online = false
    else if (one.do === 'lose the next answer') this.server.losesAnswer = true
    else if (one.do === 'online') this.connect()
    else if (one.do === 'undo') await userEvent.keyboard('{Control>}z{/Control}')
    else if (one.do === 'redo') await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    else if (one.do === 'press') await userEvent.keyboard(one.keys)
    else if ('from' in one) await this.mark(one)
    await this.agree()
    await this.remember(one.do, before)
  }

  async close(): Promise<void> {
    this.unload()
    this.server.online = false
    this.outbox.close()
    close = () => {}
  }

  private connect(): void {
    this.server.online = true
    window.dispatchEvent(new Event('online'))
  }

  private async load(): Promise<void> {
    this.unload()
    ;[this.done, this.undone] = [[], []]
    this.host = document.body.appendChild(document.createElement('div'))
    this.root = createRoot(this.host)
    this.root.render(<Screen setId={this.server.setId} characters={characters} language="en" content={this.server.content} />)
    await userEvent.click(page.getByRole('textbox', { name: 'Article' }), { position: { x: 2, y: 8 } })
  }
  private unload(): void {
    this.root?.unmount()
    this.host?.remove()
  }

  private async mark({ do: what, from, count, key }: Extract<Command, { from: number }>): Promise<void> {
    select(WORDS[from]?.start ?? 0, WORDS[from + count - 1]?.end ?? 0)
    if (what === 'tag') await userEvent.keyboard(key)
  }

  /** What the server holds and, over it, what is on its way. */
  private async expected(): Promise<SetContent> {
    const known = new Set(this.server.log.map(({ id }) => id))
    const unsent = (await this.outbox.unsent()).filter(({ id }) => !known.has(id))
    this.steps = this.server.log.length + unsent.length
    const { content, refused } = applyChanges(this.server.content, unsent, { characters, tagset: defaultTagset })
    expect(refused).toEqual([])
    return content
  }

  private async agree(): Promise<void> {
    const look = async () => {
      const unsent = this.server.online ? (await this.outbox.unsent()).length : 0
      if (unsent > 0) window.dispatchEvent(new Event('focus')) // it would try again by itself, but not within this test's patience
      return { painted: paintedNow(document), inspected: inspectedNow(document), unsent }
    }
    const held = async () => {
      const content = await this.expected()
      return { wanted: paintedOf(content, characters, blocks), known: inspectedOf(content) }
    }
    await expect
      .poll(async () => ({ ...(await held()), ...(await look()) }), { timeout: 4000, interval: 15 })
      .toSatisfy(
        ({ wanted, painted, known, inspected, unsent }) =>
          unsent === 0 && JSON.stringify(wanted) === JSON.stringify(painted) && (inspected === null || known.includes(inspected)),
      )
    expect([this.server.refused, await this.outbox.refused()]).toEqual([[], []])
    expect(new Set(this.server.log.map(({ id }) => id)).size).toBe(this.server.log.length)
  }

  /** Undo and redo lead to what was before and after; whatever else made changes is a step. */
  private async remember(what: Command['do'], before: SetContent): Promise<void> {
    const steps = this.steps
    const now = await this.expected()
    if (what === 'undo' || what === 'redo') {
      const [from, to] = what === 'undo' ? [this.done, this.undone] : [this.undone, this.done]
      const wanted = from.pop()
      expect(differences(wanted ?? before, now)).toEqual([])
      if (wanted) to.push(before)
    } else if (differences(before, now).length > 0 || steps < this.steps) {
      this.done.push(before)
      this.undone = []
    }
  }
}

function select(start: number, end: number): void {
  const article = document.querySelector<HTMLElement>('.ProseMirror')
  if (!article) throw new Error('there is no article')
  article.focus()
  const ends = [start, end].map((offset, which) => placeOf(article, offset, which === 0))
  const [from, to] = ends as [[Node, number], [Node, number]]
  window.getSelection()?.setBaseAndExtent(...from, ...to)
}

/** The node and offset of an offset of the text; a block is followed by one character that stands in no node. */
function placeOf(article: Element, offset: number, first: boolean): [Node, number] {
  const block = blocks.findLastIndex((one) => one.start <= offset)
  const walker = document.createTreeWalker(article.children[block] as Element, NodeFilter.SHOW_TEXT)
  let rest = offset - (blocks[block]?.start ?? 0)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (first ? rest < length : rest <= length) return [node, rest]
    rest -= length
  }
  throw new Error(`no character ${offset}`)
}
