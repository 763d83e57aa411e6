import type { Span } from '@/lib/domain/text/text'

/** What both pages have for being measured: it looks once a frame, and only while something is measured. */
export type Harness = {
  /** the words that the next key is about */
  target: Span | null
  /** the limit counts here what it painted anew */
  version: number
  /** selects the words of a span in a block that starts at `origin` */
  select(span: Span, block: number, origin: number): void
  /** waits for the next key press */
  arm(): void
  /** from that key press to the frame in which the target looks otherwise */
  painted(): Promise<Spent>
  /** from the navigation to the frame that shows the first spans; `cpu` since the browser was started */
  opened(): Promise<Spent>
  /** scrolls so many screens, back from the end where the text is shorter */
  scroll(screens: number): Promise<{ readonly cpu: number; readonly frames: number[] }>
}
/** Milliseconds by the clock, and of CPU of all threads of the pages. */
export type Spent = { readonly wall: number; readonly cpu: number }
declare global {
  interface Window {
    bench: Harness
  }
}

/** Runs in the page before anything else does. `texts`: the selector of the element that holds the blocks; `spans`: of what shows a span. */
export function installHarness({ texts, spans, scroller }: { texts: string; spans: string | null; scroller: string }): void {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  /** Asked for without letting the page go on: what comes after the frame does not count. */
  const cpu = () => {
    const request = new XMLHttpRequest()
    request.open('GET', '/cpu', false)
    request.send()
    return Number(request.responseText)
  }
  /** after the frame that is being made has been painted */
  const drawn = () => new Promise((resolve) => setTimeout(resolve))
  let at = 0
  let before = ''
  let pressed = Promise.resolve<Spent>({ wall: 0, cpu: 0 })
  const block = () => document.querySelector(texts)?.children[at]
  const look = () => `${window.bench.version} ${spans ? block()?.innerHTML : ''}`
  const isOpen = () => (spans ? document.querySelector(spans) : CSS.highlights.size) && document.querySelector(scroller)
  window.bench = {
    target: null,
    version: 0,
    select(span, index, origin) {
      document.querySelector<HTMLElement>('[contenteditable]')?.focus()
      window.bench.target = span
      at = index
      const walker = document.createTreeWalker(block() as Element, NodeFilter.SHOW_TEXT)
      const ends: [Node, number][] = []
      for (let node = walker.nextNode(), passed = 0; node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0
        for (const offset of [span.start - origin, span.end - origin].slice(ends.length))
          if (offset <= passed + length) ends.push([node, offset - passed])
        passed += length
      }
      const [from, to] = ends
      if (from && to) getSelection()?.setBaseAndExtent(...from, ...to)
    },
    arm() {
      before = look()
      pressed = new Promise<Spent>((resolve) =>
        window.addEventListener('keydown', () => resolve({ cpu: cpu(), wall: performance.now() }), { capture: true, once: true }),
      )
    },
    async painted() {
      const { wall, cpu: used } = await pressed
      do await frame()
      while (look() === before)
      await drawn()
      return { wall: performance.now() - wall, cpu: cpu() - used }
    },
    async opened() {
      do await frame()
      while (!isOpen())
      await drawn()
      return { wall: performance.now(), cpu: cpu() }
    },
    async scroll(screens) {
      const element = document.querySelector(scroller) as HTMLElement
      const frames: number[] = []
      const before = cpu()
      let last = await frame()
      let step = element.clientHeight / 15
      for (let n = 0; n < screens * 15; n++) {
        const at = element.scrollTop
        element.scrollTop += step
        if (element.scrollTop === at) step = -step
        const now = await frame()
        frames.push(now - last)
        last = now
      }
      return { cpu: cpu() - before, frames }
    },
  }
}
