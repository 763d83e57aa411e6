import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AnnotateScreen } from '@/components/editor/AnnotateScreen'
import { DEFAULT_READING } from '@/components/editor/reading-settings'
import { noteUnsent, unsentSets } from '@/components/unsent/registry'
import type { Neighbour } from '@/lib/contracts/annotate-page'
import type { Attributes } from '@/lib/domain/annotation/annotation'
import { type Change, emptyContent, type SetContent } from '@/lib/domain/annotation/change'
import { packAnnotations } from '@/lib/domain/annotation/packed'
import { replay } from '@/lib/domain/annotation/replay'
import type { KeptKeys } from '@/lib/domain/keys/own-keys'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

/** An annotate screen in the browser, over a server that takes every change, with the caret at the start of the text. */
export type OpenScreen = {
  /** the changes that the server took, in order */
  readonly sent: () => readonly Change[]
  /** what the server would hold now: `tag quote` of each annotation, parts joined by `|` */
  readonly held: () => string[]
  readonly notes: () => string[]
  readonly attributes: () => Attributes[]
  /** `type from → to` of each relation, by quote */
  readonly related: () => string[]
  /** the keys that the reader's account has kept last */
  readonly keptKeys: () => KeptKeys | null
  /** the middle of some words, in pixels from the article's corner */
  readonly placeOf: (words: string) => { x: number; y: number }
  readonly close: () => void
}

const AT = '2026-11-24T00:00:00.000Z'
const UNKNOWN = { publisher: null, url: null, publishedAt: null, byline: null, retrievedAt: null }
const QUEUED = { id: 'd', title: 'Strike', publisher: null, own: 'open' as const }
const ORIGINAL = { originalPublisher: null, originalUrl: null, originalPublishedAt: null }

type Options = Pick<ScreenProps, 'content' | 'guidelines' | 'keys' | 'next'> & {
  readonly click?: boolean
  /** changes that the server does not take, as if their tag had been retired */
  readonly refuses?: (change: Change) => boolean
  /** answers what is not a change of the set; null where the network is away */
  readonly serve?: (path: string, init: RequestInit | undefined) => Response | null
}

/** Opens a text of one paragraph a line. `click: false`: the caret is where a page that opens has it. The `fetch` of the page is put back by `vi.restoreAllMocks()`. */
export async function openScreen(
  characters: string,
  language = 'en',
  { click = true, serve, refuses = () => false, ...more }: Options = {},
): Promise<OpenScreen> {
  const received: Change[] = []
  let kept: KeptKeys | null = null
  const setId = crypto.randomUUID()
  for (const { setId: left } of unsentSets('u')) noteUnsent('u', left, { unsentCount: 0, refusedCount: 0 }) // of a screen before
  vi.spyOn(window, 'fetch').mockImplementation(async (url, init) => {
    const path = String(url)
    if (path.endsWith('/me/keys')) {
      if (!init?.body) return Response.json({ keys: kept ?? more.keys ?? {} })
      kept = (JSON.parse(String(init.body)) as { keys: KeptKeys }).keys
      return Response.json({ keys: kept })
    }
    if (serve && !path.endsWith('/changes')) {
      const answer = serve(path, init)
      if (answer) return answer
      throw new TypeError('no network')
    }
    if (!init?.body) return Response.json({ items: [], next: null, state: 'open' }) // submitting, and what is only read
    const { changes } = JSON.parse(String(init.body)) as { changes: Change[] }
    const [taken, refused] = [changes.filter((one) => !refuses(one)), changes.filter(refuses)]
    if (String(url).includes(setId)) received.push(...taken) // a screen that was closed may still be sending
    const why = { reason: 'unknown-tag', detail: 'The tagset has no such tag.' }
    return Response.json({
      revision: received.length,
      applied: taken.map(({ id }) => id),
      refused: refused.map(({ id }) => ({ id, ...why })),
    })
  })
  await page.viewport(1440, 900)
  const element = window.document.body.appendChild(window.document.createElement('div'))
  const root = createRoot(element)
  root.render(<Screen setId={setId} characters={characters} language={language} {...more} />)
  if (click) await userEvent.click(page.getByRole('textbox', { name: 'Article' }), { position: { x: 2, y: 8 } })
  const quote = (id: string) =>
    replay(received)
      .annotations.get(id)
      ?.parts.map((part) => part.quote)
      .join('|')
  return {
    sent: () => received,
    held: () => [...replay(received).annotations.values()].map(({ tag, id }) => `${tag} ${quote(id)}`).sort(),
    notes: () => [...replay(received).annotations.values()].map(({ note }) => note),
    attributes: () => [...replay(received).annotations.values()].map(({ attributes }) => attributes),
    related: () => [...replay(received).relations.values()].map(({ type, from, to }) => `${type} ${quote(from)} → ${quote(to)}`).sort(),
    keptKeys: () => kept,
    placeOf,
    close: () => {
      root.unmount()
      element.remove()
    },
  }
}

type ScreenProps = {
  readonly setId: string
  readonly characters: string
  readonly language: string
  readonly content?: SetContent
  readonly guidelines?: ReactNode
  readonly keys?: KeptKeys
  /** the document after this one */
  readonly next?: Neighbour
}

/** The screen of a text of one paragraph a line, with what the server holds. */
export function Screen({ setId, characters, language, content = emptyContent(), guidelines = null, keys, next }: ScreenProps) {
  const document = { id: 'd', projectId: 'p', title: 'Strike', state: 'frozen' as const, originalId: null, createdAt: AT }
  const set = {
    id: setId,
    projectId: 'p',
    documentId: 'd',
    textId: 't',
    owner: null,
    kind: 'annotator' as const,
    name: null,
    settledFromId: null,
  }
  return (
    <AnnotateScreen
      user={{ userId: 'u', name: 'Mia Rau', email: 'mia@example.org' }}
      userId="u"
      document={{ ...document, provenance: { ...UNKNOWN, ...ORIGINAL, language }, text: textOf(characters) }}
      context={{
        project: { id: 'p', name: 'Harbour strike', language, guidelines: '' },
        original: null,
        activeSeconds: null,
        queue: { place: 1, count: 1, left: null, previous: null, next: next ?? null, around: [QUEUED] },
      }}
      guidelines={guidelines}
      readingSettings={DEFAULT_READING}
      keys={keys}
      tagset={defaultTagset}
      set={{ ...set, state: 'open', revision: 0, createdAt: AT, submittedAt: null, ...viewOf(content) }}
    />
  )
}

/** What screen readers are told now. */
export const told = (): string => window.document.querySelector('p[aria-live]')?.textContent ?? ''

/** What a set holds as the server sends it. */
const viewOf = ({ annotations, relations }: SetContent) => ({
  annotations: packAnnotations([...annotations.values()]),
  relations: [...relations.values()],
})

export function textOf(characters: string) {
  let at = 0
  const blocks = characters.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    return { type: 'paragraph' as const, start, end: start + line.length }
  })
  return { id: 't', version: 1, sha256: '', characters, blocks, inlines: [] }
}

function placeOf(words: string): { x: number; y: number } {
  const article = window.document.querySelector('.g-text')
  if (!article) throw new Error('there is no article')
  const walker = window.document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node.nodeValue ?? '').indexOf(words)
    if (at < 0) continue
    const range = window.document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + words.length)
    const [box, corner] = [range.getBoundingClientRect(), article.getBoundingClientRect()]
    return { x: Math.round(box.left + box.width / 2 - corner.left), y: Math.round(box.top + box.height / 2 - corner.top) }
  }
  throw new Error(`${words} does not stand in one piece in the article`)
}
