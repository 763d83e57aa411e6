import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { IMPORT_LIMITS } from '@/lib/contracts/import'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'

/** A file that was sent, kept in the system's temporary folder until it was read (twice: checked, then written). */
export type StagedFile = {
  readonly sha256: string
  readonly read: () => AsyncIterable<Uint8Array>
  readonly remove: () => Promise<void>
}

/** Writes what comes in to a temporary file, so that no transaction waits for the sender. */
export async function stage(bytes: AsyncIterable<Uint8Array>): Promise<Result<StagedFile, ProblemReason>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'galley-import-'))
  const file = path.join(folder, 'file')
  const remove = () => rm(folder, { recursive: true, force: true })
  const out = await open(file, 'wx', 0o600)
  const hash = createHash('sha256')
  let length = 0
  let arrived = false
  try {
    for await (const piece of bytes) {
      length += piece.length
      if (length > IMPORT_LIMITS.file) return failure('too-large', `A file has at most ${IMPORT_LIMITS.file / 1024 ** 2} MB.`)
      hash.update(piece)
      await out.write(piece)
    }
    arrived = true
  } catch {
    return failure('invalid', 'The file broke off before its end.')
  } finally {
    await out.close()
    if (!arrived) await remove()
  }
  return success({ sha256: hash.digest('hex'), read: () => createReadStream(file, { highWaterMark: 1 << 18 }), remove })
}
