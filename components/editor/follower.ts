import { api } from '@/components/api-client'
import type { ChangesPage, SetView } from '@/lib/contracts/annotation-sets'
import type { Change } from '@/lib/domain/annotation/change'
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
    do {
      this.again = false
      for (let next: string | null = ''; next !== null; ) {
        const page = await this.page()
        if (!page) return
        next = page.next
      }
    } while (this.again)
    this.options.onCaughtUp()
  }

  private async page(): Promise<ChangesPage | null> {
    const asked = performance.now()
    const answer = await api<ChangesPage>(
      'GET',
      `/annotation-sets/${this.options.setId}/changes?cursor=${this.options.after()}&limit=${PAGE}`,
    )
    if (this.closed || !answer.ok || !Array.isArray(answer.value.items)) return null
    const { items, state } = answer.value
    const last = items.at(-1)
    const after = this.options.after() // meanwhile some of them may have come to be known
    const fresh = items.filter(({ sequence }) => sequence > after)
    if (last && fresh.length > 0) this.options.onChanges(fresh.map(changeOf), last.sequence)
    if (state) this.options.onState(state, asked)
    return answer.value
  }
}
