import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'
import type { Note } from './importer'

type Decoded = { readonly characters: string; readonly notes: readonly Note[] }

/** The characters of a file: its encoding is told by a byte order mark, the page's own words, or what the bytes allow. */
export function readBytes(bytes: Uint8Array): Result<Decoded, ProblemReason> {
  const kind = kindOf(bytes)
  if (kind) return failure('not-text', `This looks like ${kind}. Open it in its own program, copy the article’s text, and paste that.`)
  const named = byMark(bytes) ?? byPage(bytes)
  if (named) {
    const characters = decode(bytes, named)
    if (characters !== null) return success({ characters, notes: [] })
  }
  const utf8 = bytes.includes(0) && !fewNuls(bytes) ? null : decode(bytes, 'utf-8')
  if (utf8 !== null) return success({ characters: utf8, notes: [] })
  if (!mostlyPrintable(bytes))
    return failure('not-text', 'This looks like the data of a program, not like text. Load Markdown, HTML or plain text.')
  const detail = 'The file is not UTF-8. It was read as windows-1252; look whether quotation marks and accents are right.'
  return success({ characters: decode(bytes, 'windows-1252') ?? '', notes: [{ reason: 'encoding-guessed', detail }] })
}

const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x89PNG', 'a picture (PNG)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['BM\x36', 'a picture (BMP)'],
  ['II*\0', 'a picture (TIFF)'],
  ['MM\0*', 'a picture (TIFF)'],
  ['\x1f\x8b', 'a compressed file (gzip)'],
  ['7z\xbc\xaf', 'a 7z archive'],
  ['Rar!', 'a RAR archive'],
  ['\xd0\xcf\x11\xe0', 'an old Office document'],
  ['{\\rtf', 'an RTF document'],
  ['SQLite format 3\0', 'a database'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
  ['OggS', 'a sound'],
  ['ID3', 'a sound'],
]

/** What the first bytes say a file is, where that is no text; null otherwise. */
export function kindOf(bytes: Uint8Array): string | null {
  const begin = String.fromCharCode(...bytes.subarray(0, 4096))
  if (begin.startsWith('PK\x03\x04')) {
    if (/word\/|\[Content_Types\]/.test(begin)) return 'a Word or Office document'
    if (begin.includes('opendocument')) return 'an OpenDocument file'
    if (begin.includes('epub')) return 'an e-book (EPUB)'
  }
  if (/^RIFF[\s\S]{4}WEBP/.test(begin)) return 'a picture (WebP)'
  if (/^[\s\S]{4}ftyp/.test(begin)) return 'a film or picture (MP4, HEIC)'
  return MAGIC.find(([magic]) => begin.startsWith(magic))?.[1] ?? null
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** The encoding that an HTML page names in its first 4 KB. */
function byPage(bytes: Uint8Array): string | null {
  const begin = String.fromCharCode(...bytes.subarray(0, 4096))
  const named =
    /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(begin)?.[1] ??
    /^<\?xml[^>]{0,100}encoding=["']([\w-]{2,30})/i.exec(begin)?.[1]
  // a page that can be read as bytes is not in UTF-16, whatever it says
  return named && /^utf-?16/i.test(named) ? 'utf-8' : (named ?? null)
}

/** Null where the bytes are not of that encoding, or there is no such encoding. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    const characters = decoder.decode(bytes)
    return decoder.encoding === 'windows-1252' ? withoutC1(characters) : characters
  } catch {
    return null
  }
}

/** What windows-1252 has at 0x80 to 0x9f. Node 20 decodes these bytes as ISO 8859-1, that is to invisible controls. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const withoutC1 = (characters: string) => characters.replace(/[\x80-\x9f]/g, (sign) => HIGH[sign.charCodeAt(0) - 0x80] ?? sign)

const SAMPLE = 65_536
/** In a short text one NUL that got in is more than a hundredth. */
const FEW = 2
const fewNuls = (bytes: Uint8Array) =>
  share(bytes, (byte) => byte === 0) < 0.01 || (bytes.length > 8 && bytes.filter((byte) => byte === 0).length <= FEW && printable(bytes))
const printable = (bytes: Uint8Array) => share(bytes, (byte) => (byte > 0 && byte < 9) || (byte > 13 && byte < 32)) === 0
const mostlyPrintable = (bytes: Uint8Array) => share(bytes, (byte) => byte < 9 || (byte > 13 && byte < 32)) < 0.01

function share(bytes: Uint8Array, counts: (byte: number) => boolean): number {
  const sample = bytes.subarray(0, SAMPLE)
  let count = 0
  for (const byte of sample) if (counts(byte)) count++
  return sample.length === 0 ? 0 : count / sample.length
}
