import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useActiveTime } from '@/components/editor/use-active-time'

let told: number[] = []
let online = true
let status = 200
let unmount = () => {}
let seconds: () => number | null = () => null

function Reader() {
  seconds = useActiveTime('d', 10)
  return null
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] })
  ;[told, online, status] = [[], true, 200]
  vi.spyOn(window, 'fetch').mockImplementation(async (_url, init) => {
    if (!online) throw new TypeError('no network')
    if (status !== 200) return Response.json({}, { status })
    told.push(JSON.parse(String(init?.body)).seconds)
    return Response.json({ activeSeconds: 0 })
  })
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  root.render(<Reader />)
  unmount = () => root.unmount()
  await vi.waitFor(() => expect(seconds()).toBe(10))
})
afterEach(() => {
  unmount()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Time goes by while the reader does something every few seconds. */
async function work(time: number) {
  for (let at = 0; at < time; at += 5) {
    window.dispatchEvent(new PointerEvent('pointermove'))
    await vi.advanceTimersByTimeAsync(5000)
  }
}

it('counts while something is done, tells every minute, and stops after half a minute of nothing', async () => {
  await work(60)
  expect(told).toEqual([60])
  expect(seconds()).toBe(70)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(seconds()).toBeLessThanOrEqual(70 + 30)
})

it('tells what could not be told before, and the rest when the page is left', async () => {
  online = false
  await work(60)
  online = true
  await work(30)
  expect(told).toEqual([])
  unmount()
  await vi.waitFor(() => expect(told.reduce((sum, one) => sum + one, 0)).toBe(90))
})

it.each([401, 429, 503])('tells later what was answered %i, as much as the server takes at once', async (answered) => {
  status = answered
  await work(360)
  status = 200
  await work(60)
  await vi.waitFor(() => expect(told).toEqual([300, 120]))
})

it('does not tell again what the server will not have', async () => {
  status = 403
  await work(60)
  status = 200
  await work(60)
  expect(told).toEqual([60])
})
