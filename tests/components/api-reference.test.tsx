import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ApiReference } from '@/components/api-docs/ApiReference'
import type { ApiDocument, Schema } from '@/components/api-docs/api-document'
import { curlOf } from '@/components/api-docs/curl'
import { piecesOf } from '@/components/api-docs/words-of-schema'
import { openApi } from '@/lib/api/openapi'
import { operations } from '@/lib/contracts/registry'

const document_ = JSON.parse(JSON.stringify(openApi('1', 6000))) as ApiDocument
const words = (schema: Schema) =>
  piecesOf(schema)
    .map((piece) => ('shape' in piece ? piece.shape : piece.words))
    .join('')

test('the reference has every operation under its anchor, and every link in it leads somewhere', () => {
  render(<ApiReference document={document_} origin="https://galley.example.org" user={null} />)
  for (const { id, path, summary } of operations) {
    const part = document.getElementById(id) as HTMLElement
    expect(within(part).getByText(summary)).toBeTruthy()
    expect(part.querySelector('h3')?.textContent).toContain(path)
  }
  const targets = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href')?.slice(1) ?? '')
  expect(targets.filter((target) => !document.getElementById(target))).toEqual([])
  expect(screen.getByText(/GALLEY=https:\/\/galley\.example\.org/)).toBeTruthy()
})

test('an operation is asked with curl: its method, its body, and the token only where one is needed', () => {
  const listed = (path: string, method: string) => {
    const operation = document_.paths[path]?.[method.toLowerCase()]
    if (!operation) throw new Error(path)
    return curlOf({ method, path, operation })
  }
  expect(listed('/health', 'GET')).toBe('curl "$GALLEY/api/v1/health"')
  expect(listed('/documents/{document}', 'GET')).toBe('curl "$GALLEY/api/v1/documents/$DOCUMENT" \\\n  -H "Authorization: Bearer $TOKEN"')
  expect(listed('/projects', 'POST')).toContain('--json \'{\n  "name": "Harbour strike"')
  expect(listed('/projects/import', 'POST')).toContain('-F file=@study.jsonl')
})

test.each<[Schema, string]>([
  [{ type: 'string', maxLength: 200 }, 'text (at most 200)'],
  [{ type: 'string', format: 'date-time', pattern: 'x' }, 'moment'],
  [{ enum: ['read', 'annotate', 'manage'] }, 'read, annotate or manage'],
  [{ type: 'array', maxItems: 5000, items: { $ref: '#/components/schemas/Change' } }, 'list (at most 5,000) of Change'],
  [{ anyOf: [{ $ref: '#/components/schemas/Person' }, { type: 'null' }] }, 'Person or null'],
  [{ type: ['string', 'null'] }, 'text or null'],
  [{ type: 'integer', minimum: 1, maximum: 200 }, 'integer (1–200)'],
  [{ type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 }, 'integer'],
  [{ type: 'object', additionalProperties: { type: 'boolean' } }, 'names to boolean'],
  [{}, 'anything'],
])('%j is said as “%s”', (schema, expected) => {
  expect(words(schema)).toBe(expected)
})
