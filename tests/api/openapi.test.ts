import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openApi } from '@/lib/api/openapi'
import { operations } from '@/lib/contracts/registry'

/** `METHOD /path/{name}` for each method that a route file exports. */
function routes(): string[] {
  const files = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('route.ts'))
  return files.flatMap((name) => {
    const path = `/${name.replace(/\/?route\.ts$/, '').replaceAll(/\[(\w+)\]/g, '{$1}')}`
    const text = readFileSync(`app/api/v1/${name}`, 'utf8')
    return [...text.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
      (match) => `${match[1]} ${path}`,
    )
  })
}

describe('openapi.json', () => {
  test('names every route there is, and none that is not', () => {
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes().sort())
  })

  test('gives each operation an id of its own', () => {
    const ids = operations.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has a parameter for each name in a path', () => {
    for (const { path, params, id } of operations)
      expect([id, Object.keys(params.shape).sort()]).toEqual([id, [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()])
  })

  test('is JSON that refers to nothing outside of itself', () => {
    const document = JSON.stringify(openApi('1', 6000))
    const refs = [...document.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1])
    expect(refs.every((ref) => ref?.startsWith('#/'))).toBe(true)
  })
})
