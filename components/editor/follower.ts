import { api, PATIENCE } from '@/components/api-client'
import type { ChangesPage, ChangeView, SetView } from '@/lib/contracts/annotation-sets'
import type { Change } from '@/lib/domain/annotation/change'
import type { Loose } from './read-list'
import { changeOf } from './sent-change'

/** So often, in milliseconds, the server is asked while somebody looks at the page. */
const PAUSE = 20_000
/** As many changes as the server gives at once. */
const PAGE = 200

type Options = {
  readonly setId: string
  /** the number of the last change that is known here */
  readonly after: () => number
  /** the server's changes after that, in order, up to `revision` */
  readonly onChanges: (changes: readonly Change[], revision: number) => void
  /** all of the server's changes are known */
  readonly onCaughtUp: () => void
  /** `asked`: when that was asked, as `performance.now()` tells */
  readonly onState: (state: SetView['state'], asked: number) => void
}

/**
 * Follows what happens to a set elsewhere (another device, another tab, a submission): asks when the page is seen again or
 * has the focus, every 20 s while it is seen, and whenever it is told to. What fails is asked again the next time.
 */
export class Follower {
  private asking: Promise<void> | null = null
  private again = false
  private closed = false
  private readonly timer: ReturnType<typeof setInterval>
  private readonly seen = () => {
    if (document.visibilityState === 'visible') void this.ask()
  }

  constructor(private readonly options: Options) {
    this.timer = setInterval(this.seen, PAUSE)
    for (const event of ['focus', 'online']) window.addEventListener(event, this.seen)
    document.addEventListener('visibilitychange', this.seen)
  }

  /** Asks now, once more if it is being asked: whoever calls knows of something that the running question may have missed. */
  ask(): Promise<void> {
    if (this.asking) this.again = true
    this.asking ??= this.askUntilDone().finally(() => {
      this.asking = null
    })
    return this.asking
  }

  close(): void {
    this.closed = true
    clearInterval(this.timer)
    for (const event of ['focus', 'online']) window.removeEventListener(event, this.seen)
    document.removeEventListener('visibilitychange', this.seen)
  }

  private async askUntilDone(): Promise<void> {
    let told: Told
    do {
      this.again = false
      do told = await this.page()
      while (told === 'more')
    } while (this.again && !this.closed)
    if (told === 'all') this.options.onCaughtUp()
  }

  private async page(): Promise<Told> {
    const asked = performance.now()
    const from = this.options.after()
    const path = `/annotation-sets/${this.options.setId}/changes?cursor=${from}&limit=${PAGE}`
    const answer = await api<Loose<ChangesPage> | null>('GET', path, { patience: PATIENCE })
    const page = answer.ok && !this.closed ? pageOf(answer.value) : null
    if (!page) return 'nothing'
    const last = page.items.at(-1)
    const after = this.options.after() // meanwhile some of them may have come to be known
    const fresh = page.items.filter(({ sequence }) => sequence > after)
    if (last && fresh.length > 0) this.options.onChanges(fresh.map(changeOf), last.sequence)
    if (page.state) this.options.onState(page.state, asked)
    if (page.next === null) return 'all'
    return this.options.after() > from ? 'more' : 'nothing'
  }
}

/** What came of one question: a page after which there are more, the last one, or none that could be read. */
type Told = 'more' | 'all' | 'nothing'

/** A page of changes, or null where something else came. */
function pageOf(value: Loose<ChangesPage> | null): ChangesPage | null {
  if (!Array.isArray(value?.items) || !value.items.every(isChange) || value.next === undefined) return null
  return value as ChangesPage
}

const isChange = (item: Loose<ChangeView> | null): boolean =>
  typeof item?.sequence === 'number' && typeof item.id === 'string' && typeof item.subject === 'string' && Boolean(item.body)
