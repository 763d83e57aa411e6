/** The units in which others count text. */
export type Unit = 'utf16' | 'code-point' | 'utf8'

/** Turns offsets of one text from UTF-16 code units into another unit and back. */
export type OffsetUnits = {
  readonly from: (unit: Unit, offset: number) => number
  readonly to: (unit: Unit, offset: number) => number
}

const STEP = 512

/**
 * Prepares a text for turning offsets: one pass, then each offset costs a binary search and at most 512 steps.
 * `to(unit, offset)`: from UTF-16; `from(unit, offset)`: into UTF-16. An offset inside a character counts as its start.
 * Offsets beyond the text count as its end.
 */
export function offsetUnits(characters: string): OffsetUnits {
  const points = [0]
  const bytes = [0]
  const offsets = [0]
  let point = 0
  let byte = 0
  let at = 0
  while (at < characters.length) {
    const code = characters.codePointAt(at) as number
    at += code > 0xffff ? 2 : 1
    point++
    byte += utf8Length(code)
    if (at - (offsets[offsets.length - 1] as number) >= STEP) {
      offsets.push(at)
      points.push(point)
      bytes.push(byte)
    }
  }
  const marks = { utf16: offsets, 'code-point': points, utf8: bytes }
  const turn = (given: Unit, wanted: Unit, offset: number) => {
    const mark = lastAtMost(marks[given], offset)
    const counts = {
      utf16: marks.utf16[mark] as number,
      'code-point': marks['code-point'][mark] as number,
      utf8: marks.utf8[mark] as number,
    }
    while (counts.utf16 < characters.length) {
      const code = characters.codePointAt(counts.utf16) as number
      const next = {
        utf16: counts.utf16 + (code > 0xffff ? 2 : 1),
        'code-point': counts['code-point'] + 1,
        utf8: counts.utf8 + utf8Length(code),
      }
      if (next[given] > offset) break
      Object.assign(counts, next)
    }
    return counts[wanted]
  }
  return { to: (unit, offset) => turn('utf16', unit, offset), from: (unit, offset) => turn(unit, 'utf16', offset) }
}

const utf8Length = (code: number) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}
