import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createDocument } from '@/lib/commands/create-document'
import { importProject } from '@/lib/commands/import-project'
import { bytesOf, exported } from '../support/datasets'
import { person, study } from '../support/people'

const MARKDOWN = `# Strike 😀 at “the” harbour\n\n7. first 🎈\n8. second [with a link](https://example.org/?a="b")\n\nTab\there, a back\\\\slash and 𝔘nicode.\n\n> She *said*.\n`

async function oneDocument() {
  const mona = await person('Mona')
  const { id } = await study([[mona, 'manager']])
  const made = await createDocument(mona, id, { markdown: MARKDOWN, freeze: true })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return { mona, jsonl: await exported(mona, id) }
}

const noPython = spawnSync('python3', ['--version']).status !== 0
test.skipIf(noPython)(
  `the lines of Python in docs/export.md make the sum of a text${noPython ? ' (skipped: no python3)' : ''}`,
  async () => {
    const { jsonl } = await oneDocument()
    expect(JSON.parse(jsonl.split('\n')[1] as string).document.text).toMatchObject({
      inlines: expect.arrayContaining([expect.objectContaining({ type: 'link' })]),
    })
    const [, python = ''] = /```python\n([\s\S]*?)```/.exec(readFileSync('docs/export.md', 'utf8')) ?? []
    expect(python.trimEnd().split('\n')).toHaveLength(3)
    const script = `import hashlib, json, sys\nsys.stdin.reconfigure(encoding='utf-8')\ntext = json.loads(list(sys.stdin)[1])['document']['text']\n${python}`
    const run = (input: string) => spawnSync('python3', ['-c', script], { input, encoding: 'utf8' })
    expect(run(jsonl)).toMatchObject({ status: 0, stderr: '' })
    expect(run(jsonl.replace('"level":1', '"level":2')).stderr).toContain('AssertionError')
  },
)

test('what was loaded comes in only as it went out', async () => {
  const { mona, jsonl } = await oneDocument()
  const lines = jsonl.split('\n')
  const line = JSON.parse(lines[1] as string)
  line.document.source.characters += '!'
  expect(await importProject(mona, bytesOf([lines[0], JSON.stringify(line)].join('\n')))).toMatchObject({
    ok: false,
    reason: 'unreadable-file',
    errors: [{ path: 'line 2.document.source.sha256' }],
  })
  expect(await importProject(mona, bytesOf(jsonl))).toMatchObject({ ok: true })
})
