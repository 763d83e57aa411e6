import { leave } from '@/components/shell/sign-out'
import { chooseTheme, THEMES } from '@/components/shell/theme'
import type { Command } from './command'
import type { Desk } from './desk'
import { MEASURES, SIZES } from './reading-settings'
import { screen } from './screen-strings'
import { frame } from './top-strings'

/** What a command opens by its key is entered, too: this is where. */
export const QUEUE_ID = 'queue'
export const SUBMIT_ID = 'submit-reading'
export const SUBMIT_NOW_ID = 'submit-now'
/** Why it cannot be submitted yet. */
export const SUBMIT_WAITS_ID = 'submit-waits'

/** The commands of what stands around the article; most press the button that is seen there. */
export const SCREEN: readonly Command[] = [
  {
    id: 'submit',
    name: screen.submit,
    group: 'screen',
    keys: ['Mod+Enter'],
    anywhere: true,
    when: (desk) => !desk.locked && find(`#${SUBMIT_ID}`) !== null,
    run: submit,
  },
  { id: 'queue', name: screen.queue, group: 'screen', keys: ['Shift+D'], run: queue },
  pressing('documents list', screen.list, 'header a[href^="/projects/"]'),
  { id: 'larger text', name: screen.larger, group: 'screen', keys: [], run: (desk) => resize(desk, 1) },
  { id: 'smaller text', name: screen.smaller, group: 'screen', keys: [], run: (desk) => resize(desk, -1) },
  ...MEASURES.map(
    (measure): Command => ({
      id: `measure ${measure}`,
      name: screen.measures[measure],
      group: 'screen',
      keys: [],
      run: (desk) => {
        desk.setReading({ ...desk.reading, measure })
        desk.tell(screen.measures[measure])
      },
    }),
  ),
  ...THEMES.map(
    (theme): Command => ({
      id: `theme ${theme}`,
      name: screen.themes[theme],
      group: 'screen',
      keys: [],
      run: (desk) => {
        chooseTheme(theme)
        desk.tell(screen.themes[theme])
      },
    }),
  ),
  pressing('retry', screen.retry, '[data-does="retry"]'),
  pressing('first verdict', screen.firstVerdict, '[data-does="first-verdict"]'),
  { id: 'account', name: screen.account, group: 'screen', keys: [], run: () => window.location.assign('/account') },
  { id: 'sign out', name: screen.signOut, group: 'screen', keys: [], run: leave },
]

/** Null on the server too, which draws what the keys do before there is a page. */
const find = (selector: string): HTMLElement | null =>
  typeof document === 'undefined' ? null : document.querySelector<HTMLElement>(selector)

/** Presses a button or follows a link of the page; while it is not there, it cannot be run. */
function pressing(id: string, name: string, selector: string): Command {
  return { id, name, group: 'screen', keys: [], when: () => find(selector) !== null, run: () => find(selector)?.click() }
}

/** First what may be missing is shown; again, it is submitted. */
function submit(desk: Desk): void {
  const now = document.getElementById(SUBMIT_NOW_ID)
  if (!now) document.getElementById(SUBMIT_ID)?.click()
  else if (now.matches(':disabled')) desk.say(find(`#${SUBMIT_WAITS_ID}`)?.textContent ?? frame.submitWaits)
  else now.click()
}

/** Opens the list beside the article and leads into it, or closes it. */
function queue(): void {
  document.querySelector<HTMLElement>('[data-opens="queue"]')?.click()
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${QUEUE_ID} a[aria-current], #${QUEUE_ID} a`)?.focus())
}

function resize(desk: Desk, by: 1 | -1): void {
  const { reading } = desk
  const size = SIZES[SIZES.indexOf(reading.size as (typeof SIZES)[number]) + by]
  if (size) desk.setReading({ ...reading, size })
  desk.tell(size ? screen.size(size) : screen.sizeEnds)
}
