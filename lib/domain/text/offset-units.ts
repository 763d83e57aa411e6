/** The units in which others count text. */
export type Unit = 'utf16' | 'code-point' | 'utf8'

/** Turns offsets of one text from UTF-16 code units into another unit and back. */
export type OffsetUnits = {
  readonly from: (unit: Unit, offset: number) => number
  readonly to: (unit: Unit, offset: number) => number
}

/**
 * Prepares a text for turning offsets: one pass, then each offset costs a binary search (in UTF-8 bytes up to 512 steps
 * more). `to(unit, offset)`: from UTF-16; `from(unit, offset)`: into UTF-16. An offset inside a character counts as its
 * start. Offsets beyond the text count as its end, and before it as 0.
 */
export function offsetUnits(characters: string): OffsetUnits {
  const pairs = pairsIn(characters)
  let bytes: ByteOffsets | null = null
  const inBytes = () => {
    bytes ??= byteOffsets(characters)
    return bytes
  }
  const end = characters.length
  const inside = (offset: number, most: number) => Math.max(0, Math.min(offset, most))
  return {
    to: (unit, offset) => {
      if (unit === 'utf8') return inBytes().to(offset)
      const at = wholeAt(pairs, inside(offset, end))
      return unit === 'utf16' ? at : at - countBelow(pairs, at, (start) => start)
    },
    from: (unit, offset) => {
      if (unit === 'utf8') return inBytes().from(offset)
      if (unit === 'utf16') return wholeAt(pairs, inside(offset, end))
      const point = inside(offset, end - pairs.length)
      return point + countBelow(pairs, point, (start, index) => start - index)
    },
  }
}

/** Where the characters begin that take two code units. */
function pairsIn(characters: string): number[] {
  const starts: number[] = []
  for (const { index } of characters.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) starts.push(index)
  return starts
}

/** The offset, or the start of the pair that it cuts in two. */
function wholeAt(pairs: readonly number[], offset: number): number {
  const before = countBelow(pairs, offset, (start) => start)
  return pairs[before - 1] === offset - 1 ? offset - 1 : offset
}

/** How many of the pairs, whose places rise, lie before a place. */
function countBelow(pairs: readonly number[], place: number, placeOf: (start: number, index: number) => number): number {
  let low = 0
  let high = pairs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(pairs[middle] as number, middle) < place) low = middle + 1
    else high = middle
  }
  return low
}

const STEP = 512
type ByteOffsets = { readonly to: (offset: number) => number; readonly from: (offset: number) => number }

/** UTF-16 code units and UTF-8 bytes, with a mark every 512 code units from which to count on. */
function byteOffsets(characters: string): ByteOffsets {
  const marks = { utf16: [0], utf8: [0] }
  let [at, byte] = [0, 0]
  while (at < characters.length) {
    const code = characters.codePointAt(at) as number
    at += code > 0xffff ? 2 : 1
    byte += utf8Length(code)
    if (at - (marks.utf16.at(-1) as number) < STEP) continue
    marks.utf16.push(at)
    marks.utf8.push(byte)
  }
  const turn = (given: 'utf16' | 'utf8', wanted: 'utf16' | 'utf8', offset: number) => {
    const mark = Math.max(0, countBelow(marks[given], offset + 1, (start) => start) - 1)
    const counts = { utf16: marks.utf16[mark] as number, utf8: marks.utf8[mark] as number }
    while (counts.utf16 < characters.length) {
      const code = characters.codePointAt(counts.utf16) as number
      const next = { utf16: counts.utf16 + (code > 0xffff ? 2 : 1), utf8: counts.utf8 + utf8Length(code) }
      if (next[given] > offset) break
      counts.utf16 = next.utf16
      counts.utf8 = next.utf8
    }
    return counts[wanted]
  }
  return { to: (offset) => turn('utf16', 'utf8', offset), from: (offset) => turn('utf8', 'utf16', offset) }
}

const utf8Length = (code: number) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
