import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { stage, sweepStaged } from '@/lib/commands/import/stage'
import { bytesOf } from '../support/datasets'

let own: string
beforeAll(() => {
  own = mkdtempSync(path.join(tmpdir(), 'galley-test-stage-'))
  vi.stubEnv('TMPDIR', own)
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(own, { recursive: true, force: true })
})

test('a file is kept until it is removed', async () => {
  const staged = await stage(bytesOf('one\ntwo', 2))
  if (!staged.ok) throw new Error(staged.detail)
  const pieces: Uint8Array[] = []
  for await (const piece of staged.value.read()) pieces.push(piece)
  expect(Buffer.concat(pieces).toString()).toBe('one\ntwo')
  await staged.value.remove()
  expect(readdirSync(own)).toEqual([])
})

test('a sender who breaks off is told so', async () => {
  async function* broken() {
    yield new Uint8Array(10)
    throw new Error('ECONNRESET')
  }
  expect(await stage(broken())).toMatchObject({ ok: false, reason: 'invalid' })
  expect(readdirSync(own)).toEqual([])
})

test.each(['ENOSPC', 'EDQUOT'])('a full disk here is no fault of the sender (%s)', async (code) => {
  const handle = await open(import.meta.filename)
  const prototype: FileHandle = Object.getPrototypeOf(handle)
  await handle.close()
  vi.spyOn(prototype, 'writeFile').mockRejectedValue(Object.assign(new Error('no space left on device, write'), { code }))
  expect(await stage(bytesOf('x'))).toMatchObject({ ok: false, reason: 'storage-full' })
  expect(readdirSync(own)).toEqual([])
})

test('what was left lying for a day is swept, nothing else', async () => {
  const make = (name: string, hours: number) => {
    const folder = path.join(own, name)
    mkdirSync(folder)
    const then = Date.now() / 1000 - hours * 3600
    utimesSync(folder, then, then)
    return folder
  }
  const [old, young, other] = [make('galley-import-old', 25), make('galley-import-young', 23), make('galley-other', 25)]
  await sweepStaged()
  expect([old, young, other].map((folder) => existsSync(folder))).toEqual([false, true, true])
})
