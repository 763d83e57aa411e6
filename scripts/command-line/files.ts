import { once } from 'node:events'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { CommandProblem } from './problems'

/** Refuses a place where something is already, or whose folder is not there. */
export function checkNew(file: string): void {
  if (existsSync(file)) throw new CommandProblem(`${file} exists already; name another file.`)
  const folder = path.dirname(path.resolve(file))
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new CommandProblem(`There is no folder ${folder}.`)
}

/** The bytes of a file, or of standard input for `-`. */
export function bytesOf(file: string): AsyncIterable<Uint8Array> {
  if (file === '-') return process.stdin
  if (!existsSync(file)) throw new CommandProblem(`There is no file ${file}.`)
  if (!statSync(file).isFile()) throw new CommandProblem(`${file} is no file.`)
  return createReadStream(file)
}

/** A name beside a file, for what is not whole yet. */
export const partialOf = (file: string): string => `${file}.partial-${process.pid}`

/** Fills a new file by `write`, under another name until all of it is on the disk: what bears its name is whole. */
export async function writeWhole(file: string, write: (partial: string) => Promise<void>): Promise<void> {
  checkNew(file)
  const partial = partialOf(file)
  try {
    await write(partial)
    await toDisk(partial)
    checkNew(file)
    await rename(partial, file)
    await toDisk(path.dirname(path.resolve(file)))
  } finally {
    await rm(partial, { force: true })
  }
}

/** Waits until a file or folder is on the disk. */
export async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes pieces to a file. */
export async function writePieces(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    for await (const piece of pieces) await handle.write(piece)
  } finally {
    await handle.close()
  }
}

/** Writes pieces to standard output, as fast as somebody reads there; stops quietly when nobody does any more. */
export async function printPieces(pieces: AsyncIterable<string>): Promise<void> {
  let closed = false
  process.stdout.once('error', () => {
    closed = true
  })
  for await (const piece of pieces) {
    if (!process.stdout.write(piece)) await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(() => {})
    if (closed) break
  }
}
