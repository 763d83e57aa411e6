import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { tagAnchor } from '@/components/projects/tag-anchor'
import { Markdown } from '@/components/ui/Markdown'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

afterEach(cleanup)

describe('Markdown', () => {
  test('is set as a page', () => {
    render(<Markdown>{'# One\n\nA **bold** word.\n\n- [x] done\n\n| a | b |\n| - | - |\n| 1 | 2 |'}</Markdown>)
    expect(screen.getByRole('heading', { name: 'One', level: 2 })).toBeTruthy()
    expect(screen.getByText('bold').tagName).toBe('STRONG')
    expect(screen.getByRole('cell', { name: '2' })).toBeTruthy()
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![pixel](https://tracker.example/p.gif)',
    '<a href="https://x.example" onclick="alert(1)">x</a>',
    '<svg onload=alert(1)>',
  ])('neither runs nor calls home: %s', (text) => {
    const { container } = render(<Markdown>{text}</Markdown>)
    expect(
      container.querySelectorAll('script, img, svg, iframe, [onclick], [onerror], [onload], [href^="javascript"], [href^="data"]').length,
    ).toBe(0)
  })

  test('links lead out without telling where from', () => {
    render(<Markdown>{'[scheme](https://example.org/a)'}</Markdown>)
    expect(screen.getByRole('link').getAttribute('rel')).toContain('noreferrer')
  })

  test('a heading that names a tag, by key or by name, is its anchor', () => {
    render(
      <Markdown anchorOf={(heading) => tagAnchor(defaultTagset, heading)}>
        {'## Labels: `framing.labeling`\n\n## Scare quotes\n\n## Hard cases'}
      </Markdown>,
    )
    expect(screen.getAllByRole('heading').map(({ id }) => id)).toEqual(['framing.labeling', 'framing.scare_quotes', 'hard-cases'])
  })
})
