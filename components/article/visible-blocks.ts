import type { Window } from './annotation-plugin'

/** The blocks of an article that are in view of what scrolls, by halving: about eleven measurements for two thousand blocks. */
export function visibleBlocks(article: HTMLElement, scroller: HTMLElement, marginPixels: number): Window {
  const view = scroller.getBoundingClientRect()
  const first = firstBelow(article, view.top - marginPixels, 'bottom')
  const last = firstBelow(article, view.bottom + marginPixels, 'top')
  const most = article.children.length - 1
  return [Math.min(first, most), Math.min(Math.max(first, last - 1), most)]
}

/** The first block whose edge lies below a height of the window; the number of blocks when none does. */
function firstBelow(article: HTMLElement, height: number, edge: 'top' | 'bottom'): number {
  let low = 0
  let high = article.children.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((article.children[middle] as Element).getBoundingClientRect()[edge] > height) high = middle
    else low = middle + 1
  }
  return low
}
