import { INSPECTOR_ID } from '@/components/shell/ArticleFrame'
import type { Command } from './command'
import type { Desk } from './desk'
import { GUIDELINES_ID } from './GuidelinesPanel'
import { words } from './strings'

const { commands: names } = words
const hasSpans = (desk: Desk) => desk.content.annotations.size > 0

/** The ways through the article, out of it, and to the documents before and after it. */
export const MOVING: readonly Command[] = [
  { id: 'next', name: names.next, group: 'moving', keys: ['Tab'], when: hasSpans, run: (desk) => desk.step(1) },
  { id: 'previous', name: names.previous, group: 'moving', keys: ['Shift+Tab'], when: hasSpans, run: (desk) => desk.step(-1) },
  { id: 'page down', name: names.pageDown, group: 'moving', keys: ['PageDown'], run: (desk) => desk.article.current?.page(1) },
  { id: 'page up', name: names.pageUp, group: 'moving', keys: ['PageUp'], run: (desk) => desk.article.current?.page(-1) },
  { id: 'unfocus', name: names.unfocus, group: 'moving', keys: ['Escape'], run: (desk) => desk.unfocus() },
  { id: 'leave text', name: names.leaveText, group: 'moving', keys: ['F6'], anywhere: true, run: leaveText },
  { id: 'guidelines', name: names.guidelines, group: 'help', keys: ['Shift+G'], run: guidelines },
  {
    id: 'previous document',
    name: names.previousDocument,
    group: 'moving',
    keys: ['['],
    anywhere: true,
    run: (desk) => follow(desk, 'previous'),
  },
  { id: 'next document', name: names.nextDocument, group: 'moving', keys: [']'], anywhere: true, run: (desk) => follow(desk, 'next') },
]

/** Tab stays in the text while there are spans: this is the way from there to the inspector, and from anywhere back. */
function leaveText(desk: Desk): void {
  if (document.activeElement?.closest('.g-text')) document.getElementById(INSPECTOR_ID)?.focus()
  else desk.article.current?.focus()
}

/** Opens the guidelines and leads into them, or closes them. Where there is no room beside the text they are a page of their own. */
function guidelines(): void {
  const [button, link] = ['button', 'a'].map((one) => document.querySelector<HTMLElement>(`${one}[data-opens="guidelines"]`))
  const shown = [button, link].find((one) => one?.checkVisibility())
  shown?.click()
  requestAnimationFrame(() => document.getElementById(GUIDELINES_ID)?.focus({ preventScroll: true }))
}

/** Follows the link beside the article that leads there. */
function follow(desk: Desk, way: 'previous' | 'next'): void {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-way="${way}"]`)
  if (link) link.click()
  else desk.say(way === 'previous' ? words.firstDocument : words.lastDocument)
}
