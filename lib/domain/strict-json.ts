import { failure, type Result, success } from './result'

/** JSON nested deeper than this is refused before it is looked at. */
export const DEPTH_LIMIT = 64
/** No object of ours has nearly as many fields; a million of them would hold up everybody. */
const NAMES_LIMIT = 1000
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

type Refusal = 'invalid-json' | 'invalid' | 'unknown-field'
type Fault = { readonly reason: Refusal; readonly path: string; readonly detail: string }
/** An object or an array that is being read; `at` is the name or the number of what is read in it. */
type Frame = { readonly names: Set<string> | null; at: string | number; nameIsNext: boolean }

/**
 * A JSON value of which every reader understands the same. Refused are: names that stand twice or that the object
 * prototype has, numbers that a double does not hold exactly (integers past 2^53) or at all, NUL and lone surrogates in
 * strings, nesting deeper than `DEPTH_LIMIT` and objects of more than `NAMES_LIMIT` fields. The text itself is well-formed, for it was decoded from UTF-8.
 */
export function readJson(text: string): Result<unknown, Refusal> {
  const fault = new Scan(text).fault()
  if (fault) return refused(fault)
  try {
    return success(JSON.parse(text))
  } catch {
    return failure('invalid-json', 'The body is not JSON.')
  }
}

const refused = (fault: Fault): Result<unknown, Refusal> => ({
  ...failure(fault.reason, fault.path ? `${fault.path}: ${fault.detail}` : fault.detail),
  errors: [fault],
})

const [QUOTE, BACKSLASH, U, OPEN, CLOSE, LIST, END, COMMA, COLON, MINUS] = [
  0x22, 0x5c, 0x75, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a, 0x2d,
] as const
const isDigit = (code: number) => code >= 0x30 && code <= 0x39
/** Digits, sign, point and exponent. */
const inNumber = (code: number) => isDigit(code) || code === 0x2e || code === 0x65 || code === 0x45 || code === 0x2b || code === MINUS

/** One pass over JSON that need not be valid: whatever is wrong with its grammar JSON.parse finds afterwards. */
class Scan {
  private readonly stack: Frame[] = []
  private at = 0
  constructor(private readonly text: string) {}

  fault(): Fault | null {
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at)
      const reason = code === QUOTE ? this.string() : code === MINUS || isDigit(code) ? this.number() : this.mark(code)
      if (reason) return reason
    }
    return null
  }

  private mark(code: number): Fault | null {
    const top = this.stack.at(-1)
    if (code === OPEN || code === LIST) {
      this.stack.push(code === OPEN ? { names: new Set(), at: '', nameIsNext: true } : { names: null, at: 0, nameIsNext: false })
      return this.stack.length > DEPTH_LIMIT
        ? { reason: 'invalid', path: '', detail: `It is nested deeper than ${DEPTH_LIMIT} levels.` }
        : null
    }
    if (code === CLOSE || code === END) this.stack.pop()
    else if (top && code === COMMA) {
      top.nameIsNext = top.names !== null
      if (typeof top.at === 'number') top.at++
    } else if (top && code === COLON) top.nameIsNext = false
    return null
  }

  /** Leaves `at` on the closing quote. */
  private string(): Fault | null {
    const begin = this.at + 1
    let [escaped, byNumber] = [false, false]
    for (this.at = begin; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at)
      if (code === QUOTE) break
      if (code === BACKSLASH) {
        escaped = true
        byNumber ||= this.text.charCodeAt(++this.at) === U
      }
    }
    const top = this.stack.at(-1)
    const names = top?.nameIsNext ? top.names : null
    // what may stand in it stands in it, unless a character is given by its number
    if (!byNumber && !names) return null
    const raw = this.text.slice(begin, this.at)
    const value = escaped ? unescaped(raw) : raw
    if (byNumber && value.includes('\0')) return this.faultHere('invalid', 'NUL is not taken.')
    if (byNumber && !value.isWellFormed()) return this.faultHere('invalid', 'Half of a surrogate pair is not taken.')
    return top && names ? this.name(top, names, value) : null
  }

  private name(top: Frame, names: Set<string>, name: string): Fault | null {
    top.at = name
    if (FORBIDDEN.has(name)) return this.faultHere('unknown-field', 'There is no such field.')
    if (names.has(name)) return this.faultHere('invalid', 'The field stands twice.')
    names.add(name)
    return names.size > NAMES_LIMIT ? this.faultHere('invalid', `One object holds more than ${NAMES_LIMIT} fields.`) : null
  }

  /** Leaves `at` on the last character of the number. */
  private number(): Fault | null {
    const begin = this.at
    while (inNumber(this.text.charCodeAt(this.at + 1))) this.at++
    const value = Number(this.text.slice(begin, this.at + 1))
    const fits = Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value))
    // what is no number at all is not JSON either
    return fits || Number.isNaN(value) ? null : this.faultHere('invalid', 'The number is too large to be kept exactly.')
  }

  private faultHere(reason: Refusal, detail: string): Fault {
    return { reason, path: this.stack.map(({ at }) => at).join('.'), detail }
  }
}

function unescaped(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return raw
  }
}
