import { IMPORT_LIMITS } from '@/lib/contracts/import'

export type Line = { readonly number: number; readonly text: string } | { readonly number: number; readonly fault: 'too-long' | 'not-text' }

/**
 * The lines of a file, from 1, without those that are empty; a byte order mark at the start is passed over. A line longer
 * than the limit, or that is no UTF-8, comes as a fault; after one that is too long nothing more is read.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let held: Uint8Array[] = []
  let length = 0
  let number = 1
  for await (const piece of bytes) {
    let from = 0
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      held.push(piece.subarray(from, at))
      yield* lineOf(held, number)
      held = []
      length = 0
      from = at + 1
      number++
    }
    held.push(piece.subarray(from))
    length += piece.length - from
    if (length > IMPORT_LIMITS.line) {
      yield { number, fault: 'too-long' }
      return
    }
  }
  yield* lineOf(held, number)
}

function* lineOf(pieces: readonly Uint8Array[], number: number): Generator<Line> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(Buffer.concat(pieces))
    if (text.trim() !== '') yield { number, text }
  } catch {
    yield { number, fault: 'not-text' }
  }
}
