import { createRoot } from 'react-dom/client'
import { afterEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import '@/app/globals.css'
import { Table, Td, Th } from '@/components/ui/Table'

let unmount = () => {}
afterEach(() => unmount())

async function show(width: number) {
  await page.viewport(390, 844)
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  root.render(
    <Table label="Members">
      <tbody>
        <tr>
          <Th>Person</Th>
          <Td>
            <span className="block" style={{ width }}>
              Ada
            </span>
          </Td>
          <Td>
            <span className="sr-only">Remove</span>
          </Td>
        </tr>
      </tbody>
    </Table>,
  )
  unmount = () => {
    root.unmount()
    element.remove()
  }
  await expect.element(page.getByText('Ada')).toBeInTheDocument()
}

it('a table that is too wide scrolls in a region that has its name and takes the focus; the page does not scroll', async () => {
  await show(900)
  const region = page.getByRole('region', { name: 'Members' })
  await expect.element(region).toHaveAttribute('tabindex', '0')
  expect(document.documentElement.scrollWidth).toBe(390)
  document.querySelector<HTMLElement>('span.block')?.style.setProperty('width', '20px')
  await expect.element(region).not.toBeInTheDocument()
})

it('a table that fits is no stop for the Tab key', async () => {
  await show(100)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(document.querySelector('[tabindex]')).toBeNull()
})
