import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '@/app/globals.css'
import { type OpenScreen, openScreen } from '../support/annotate-screen'

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}))

let screen: OpenScreen
beforeEach(async () => {
  screen = await openScreen('Officials said that the strike was over.\nTheir union denied it.')
})
afterEach(() => {
  screen.close()
  vi.restoreAllMocks()
})

const press = (keys: string) => userEvent.keyboard(keys)
const select = (from: number, length: number) =>
  press(`{Home}${'{ArrowRight}'.repeat(from)}{Shift>}${'{ArrowRight}'.repeat(length)}{/Shift}`)
const handle = (edge: 'start' | 'end') => {
  const found = document.querySelector<HTMLElement>(`.g-handle[data-edge=${edge}]`)
  if (!found) throw new Error('no span is focused')
  return page.elementLocator(found)
}
const drag = (edge: 'start' | 'end', words: string) =>
  userEvent.dragAndDrop(handle(edge), page.getByRole('textbox', { name: 'Article' }), { targetPosition: screen.placeOf(words) })

it('drags either edge of the focused span to the nearest whole word, as one step of undo', async () => {
  await select(20, 10)
  await press('3')
  await expect.poll(screen.held).toEqual(['sourcing.content the strike'])
  await drag('end', 'over')
  await expect.poll(screen.held).toEqual(['sourcing.content the strike was over'])
  await drag('start', 'that')
  await expect.poll(screen.held).toEqual(['sourcing.content that the strike was over'])
  await press('{Control>}z{/Control}')
  await expect.poll(screen.held).toEqual(['sourcing.content the strike was over'])
})

it('leaves the span as it is where an edge would pass the other', async () => {
  await select(20, 10)
  await press('3')
  await expect.poll(screen.held).toEqual(['sourcing.content the strike'])
  await drag('end', 'Officials')
  await press('{Shift>}n{/Shift}x')
  expect(screen.held()).toEqual(['sourcing.content the strike'])
})

it('draws the relations of the focused span, and no others', async () => {
  const drawn = () => document.querySelectorAll('.g-connectors path[marker-end]').length
  await select(20, 19)
  await press('q{Enter}')
  await expect.poll(() => screen.related().length).toBe(2)
  await expect.poll(drawn).toBe(1)
  await press('{Shift>}{Tab}{/Shift}')
  await expect.poll(drawn).toBe(2)
  await press('{Escape}')
  await expect.poll(drawn).toBe(0)
})

/** Every few pixels of all connectors, in window pixels. */
function pointsDrawn(): DOMPoint[] {
  return [...document.querySelectorAll<SVGPathElement>('.g-connectors > path')].flatMap((path) => {
    const matrix = path.getScreenCTM()
    const length = path.getTotalLength()
    return Array.from({ length: Math.ceil(length / 3) }, (_, n) => path.getPointAtLength(n * 3).matrixTransform(matrix ?? undefined))
  })
}
/** The middles of the lines of the article, where a line would strike words through: from above small letters to below the base line. */
function wordsPrinted(): DOMRect[] {
  const range = document.createRange()
  const walker = document.createTreeWalker(document.querySelector('.g-text') as Element, NodeFilter.SHOW_TEXT)
  const found: DOMRect[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    range.selectNodeContents(node)
    for (const { x, y, width, height } of range.getClientRects()) found.push(new DOMRect(x, y + height * 0.2, width, height * 0.6))
  }
  return found
}
const struck = () => {
  const points = pointsDrawn()
  return wordsPrinted().filter((box) => points.some(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom)).length
}

it('leads connectors between lines and beside the column, so that they strike through no word, and are long enough to be seen', async () => {
  screen.close()
  const content = 'members of the delegation met with their counterparts, including the minister of defence and two of his deputies'
  screen = await openScreen(
    `The Times wrote that ${content} on Tuesday. ${'And they met again, and again. '.repeat(3)}It was said on Friday.`,
  )
  await select(21, content.length)
  await press('q{Enter}')
  await expect.poll(() => screen.related().length).toBe(2)
  await expect.poll(() => pointsDrawn().length).toBeGreaterThan(5)
  expect(struck()).toBe(0)
  await press('{Shift>}{Tab}{/Shift}')
  await expect.poll(() => document.querySelectorAll('.g-connectors > path').length).toBe(2)
  expect(struck()).toBe(0)
})
