import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
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

const PREFIX = 'galley-import-'
const DAY_MS = 86_400_000

/** Writes what comes in to a temporary file, so that no transaction waits for the sender. */
export async function stage(bytes: AsyncIterable<Uint8Array>): Promise<Result<StagedFile, ProblemReason>> {
  let folder: string | null = null
  const remove = async () => {
    if (folder) await rm(folder, { recursive: true, force: true })
  }
  try {
    folder = await mkdtemp(path.join(tmpdir(), PREFIX))
    const file = path.join(folder, 'file')
    const sha256 = await write(bytes, file)
    if (sha256.ok) return success({ sha256: sha256.value, read: () => createReadStream(file, { highWaterMark: 1 << 18 }), remove })
    await remove()
    return sha256
  } catch (error) {
    await remove()
    if (isFull(error)) return failure('storage-full', 'The server has no room to read the file. Nothing was imported.')
    throw error
  }
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes((error as { code?: string } | null)?.code ?? '')

/** The sum of what was written. */
async function write(bytes: AsyncIterable<Uint8Array>, file: string): Promise<Result<string, ProblemReason>> {
  const out = await open(file, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    const pieces = bytes[Symbol.asyncIterator]()
    for (let length = 0; ; ) {
      const piece = await pieces.next().catch(() => null)
      if (!piece) return failure('invalid', 'The file broke off before its end.')
      if (piece.done) return success(hash.digest('hex'))
      length += piece.value.length
      if (length > IMPORT_LIMITS.file) {
        await pieces.return?.()
        return failure('too-large', `A file has at most ${IMPORT_LIMITS.file / 1024 ** 2} MB.`)
      }
      hash.update(piece.value)
      await out.writeFile(piece.value)
    }
  } finally {
    await out.close()
  }
}

/** Removes what imports left that were broken off with the process, a day ago or longer. */
export async function sweepStaged(now = Date.now()): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const folder = path.join(tmpdir(), name)
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now }))
    if (now - mtimeMs > DAY_MS) await rm(folder, { recursive: true, force: true }).catch(() => {}) // another user's
  }
}
