import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** What asks nobody who may, and why. One that is not there any more, or asks after all, fails the test. */
const ASKS_NOBODY: Record<string, string> = {
  health: 'says nothing of what is stored',
  setUpIsOpen: 'whoever holds the link',
  readInvitation: 'whoever holds the link',
  readReset: 'whoever holds the link',
  setUp: 'whoever holds the link',
  acceptInvitation: 'whoever holds the link',
  joinByInvitation: 'whoever holds the link, which is made out to a project and perhaps to an address',
  admit: 'whoever holds the link',
  resetPassword: 'whoever holds the link',
  admitFromProvider: 'whoever a provider vouches for; asks by itself',
  verify: 'the operator at the command line',
  addUser: 'the operator at the command line',
  applyToUser: 'the operator at the command line, or a command that asked',
  makeReset: 'the operator at the command line, or a command that asked',
  makeTokenFor: 'the operator at the command line, or a command that asked',
  applyInside: 'within a command that asked',
  reviewable: 'takes the proof that somebody asked',
  readSetView: 'of a set that somebody was let in to',
  readReading: 'of a set that somebody was let in to',
  unknownFilters: 'within a query that asked',
  refusedFilters: 'within a query that asked',
}
/** What reads and writes nothing: it shapes what others read. */
const SHAPES = /^(setSummaryOf|userView|shape\w+|readDocumentForm|writeOnce)$/
/** Of pages of lists, whoever reads them. */
const PAGES = 'page.ts'
/** The functions of lib/auth that ask for a caller who may. */
const ASKS = /\b(gate|gateTrashed|gateInstance|gateDocument|gateSet|gateOwnReading|gateOwnChanges|gateAnnotation|mayInvite)\(\s*caller\b/

type Declared = { readonly name: string; readonly first: string | null; readonly isExported: boolean; readonly text: string }

/** What a module declares at its top, each with its text and, for functions, the name of what it takes first. */
function declaredIn(source: string): Declared[] {
  const begins = [...source.matchAll(/^(export )?(?:async )?(?:function\*?|const|class|type|enum|let) (\w+)/gm)]
  return begins.map((begin, n) => {
    const text = source.slice(begin.index, begins[n + 1]?.index)
    const taken =
      /^(?:export )?(?:async )?function\*? \w+(?:<[^>]*>)?\(\s*(\w*|\{|\[)/.exec(text) ??
      /^(?:export )?const \w+(?:: [^=]+)? = (?:async )?\(\s*(\w*|\{|\[)[^=]*=>/.exec(text)
    return { name: begin[2] ?? '', first: taken ? (taken[1] ?? '') : null, isExported: begin[1] !== undefined, text }
  })
}

type Room = ReadonlyMap<string, readonly Declared[]>
const readRooms = (): Room =>
  new Map(
    ['lib/queries', 'lib/commands'].flatMap((room) =>
      readdirSync(room)
        .filter((name) => name.endsWith('.ts') && name !== PAGES)
        .map((name) => [`${room}/${name}`, declaredIn(readFileSync(`${room}/${name}`, 'utf8'))] as const),
    ),
  )

/** Whether a function asks, itself or by what it hands its caller on to: in its own module, or what another one exports. */
function asks(rooms: Room, file: string, name: string, seen = new Set<string>()): boolean {
  const own = rooms.get(file)?.find((one) => one.name === name)
  const [where, declared] = own
    ? [file, own]
    : ([...rooms].map(([other, all]) => [other, all.find((one) => one.isExported && one.name === name)] as const).find(([, one]) => one) ??
      [])
  if (!where || !declared || seen.has(`${where} ${name}`)) return false
  seen.add(`${where} ${name}`)
  const code = declared.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  return ASKS.test(code) || [...code.matchAll(/\b(\w+)\(\s*caller\b/g)].some(([, called = '']) => asks(rooms, where, called, seen))
}

/** Every exported function that neither asks with the caller it takes first nor is among those that need not. */
function askingNobody(rooms: Room): string[] {
  return [...rooms].flatMap(([file, all]) =>
    all
      .filter(({ name, first, isExported }) => isExported && first !== null && !SHAPES.test(name) && !(name in ASKS_NOBODY))
      .filter(({ name, first }) => first !== 'caller' || !asks(rooms, file, name))
      .map(({ name, first }) => `${file}: ${name}(${first}…)`),
  )
}

describe('every query and command', () => {
  test('takes the caller first and asks what they may, or is among those that need not', () => {
    expect(askingNobody(readRooms())).toEqual([])
  })

  test('that is among those that need not is there, and asks nobody', () => {
    const rooms = readRooms()
    for (const name of Object.keys(ASKS_NOBODY)) {
      const file = [...rooms].find(([, all]) => all.some((one) => one.isExported && one.name === name))?.[0]
      expect([name, file && !asks(rooms, file, name)]).toEqual([name, true])
    }
  })

  test('that only names the caller is found', () => {
    const module = (body: string) => new Map([['x.ts', declaredIn(`const mayIt = (caller: Caller) => gate(caller, 'a', 'b')\n${body}`)]])
    const one = (body: string) => askingNobody(module(`export async function one(caller: Caller, id: string) {\n${body}\n}\n`))
    expect(one('  return find(caller.userId, id)')).toEqual(['x.ts: one(caller…)'])
    expect(one('  // gate(caller)\n  return find(id)')).toEqual(['x.ts: one(caller…)'])
    expect(one("  return gate(caller, 'a', id)")).toEqual([])
    expect(one('  return mayIt(caller)')).toEqual([])
    expect(askingNobody(module('export const two = (id: string) => find(id)'))).toEqual(['x.ts: two(id…)'])
  })
})

test('every route under /api/v1 is made by serve or serveAnyone, and only what needs no account by the latter', () => {
  for (const name of readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('route.ts'))) {
    const text = readFileSync(`app/api/v1/${name}`, 'utf8')
    const handlers = [...text.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE) = (\w+)/gm)].map((match) => match[2])
    const anyone = /^(health|openapi\.json|\[\.\.\.)/.test(name)
    for (const maker of handlers) expect([name, maker]).toEqual([name, anyone ? maker : 'serve'])
  }
})
