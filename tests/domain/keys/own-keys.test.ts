import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyProblem, partsOfKey, withAlt } from '@/lib/domain/keys/allowed-keys'
import {
  giveKeys,
  holdersOf,
  isFixed,
  type Keyed,
  keptKeys,
  mergeKeys,
  readOwnKeys,
  resetKeys,
  withOwnKeys,
} from '@/lib/domain/keys/own-keys'

fc.configureGlobal({ seed: 41, numRuns: 500 })

const USABLE = ['1', '2', '5', 'a', 'j', 'Shift+R', 'Mod+K', 'Alt+ArrowLeft', 'Tab', '/', '+', 'ä', 'F6', 'Mod+Enter']
const key = fc.constantFrom(...USABLE)
const id = fc.constantFrom<string>('next', 'note', 'tag a', 'tag b', 'value sure', 'keys', '__proto__', 'constructor')
const commands: fc.Arbitrary<Keyed[]> = fc.uniqueArray(
  fc.record({
    id,
    keys: fc.array(key, { maxLength: 2 }),
    anywhere: fc.boolean(),
    mode: fc.option(fc.constant('again'), { nil: undefined, freq: 5 }),
  }),
  { selector: (one) => one.id },
)
const own = fc.uniqueArray(fc.tuple(id, fc.array(key, { maxLength: 2 })), { selector: ([one]) => one }).map((all) => new Map(all))
const live = (all: readonly Keyed[]) => all.filter(({ mode }) => mode === undefined)

describe('the keys that commands have', () => {
  test('no two commands that run at the same time share one, whatever is kept', () => {
    fc.assert(
      fc.property(commands, own, (all, own) => {
        const keys = live(withOwnKeys(all, own)).flatMap((command) => command.keys)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
  test('are the usual ones where nothing is kept and none is there twice, and the order stays', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const alone = all.map((command, at) => ({ ...command, keys: [USABLE[at] ?? 'z'] }))
        expect(withOwnKeys(alone, new Map())).toEqual(alone)
        expect(withOwnKeys(all, new Map()).map((one) => one.id)).toEqual(all.map((one) => one.id))
      }),
    )
  })
  test('are never ones that were neither usual nor given to that command', () => {
    fc.assert(
      fc.property(commands, own, (all, own) => {
        for (const [at, command] of withOwnKeys(all, own).entries()) {
          const before = all[at]
          const from = (before && !isFixed(before) && own.get(command.id)) || before?.keys
          expect(from).toEqual(expect.arrayContaining([...command.keys]))
        }
      }),
    )
  })
  test('of commands that are not there mean nothing', () => {
    const all = [{ id: 'next', keys: ['Tab'] }]
    expect(withOwnKeys(all, new Map([['tag retired', ['Tab']]]))).toEqual(all)
  })
  test('a key that is given goes before the same one as a usual key, and comes back when it is reset', () => {
    const all = [
      { id: 'tag a', keys: ['1'] },
      { id: 'tag b', keys: ['2'] },
    ]
    const own = giveKeys(new Map(), 'tag b', ['1'], { usual: ['2'], from: ['tag a'] })
    expect(withOwnKeys(all, own).map((one) => one.keys)).toEqual([[], ['1']])
    // the tagset has changed: another tag stands in the first place
    expect(
      withOwnKeys(
        [
          { id: 'tag c', keys: ['1'] },
          { id: 'tag a', keys: ['2'] },
        ],
        own,
      ).map((one) => one.keys),
    ).toEqual([['1'], ['2']])
    expect(withOwnKeys(all, resetKeys(own, 'tag b'))).toEqual(all)
  })
})

describe('giving a key', () => {
  test('gives exactly it, and takes it from whoever had it', () => {
    fc.assert(
      fc.property(commands, own, fc.nat(), key, (all, own, place, key) => {
        const changeable = all.filter((command) => !isFixed(command))
        const command = changeable[place % Math.max(changeable.length, 1)]
        if (!command || keyProblem(key, command.anywhere)) return
        const from = holdersOf(withOwnKeys(all, own), command.id, key).map((one) => one.id)
        const next = withOwnKeys(all, giveKeys(own, command.id, [key], { usual: command.keys, from }))
        expect(next.find((one) => one.id === command.id)?.keys).toContain(key)
        expect(holdersOf(next, command.id, key)).toEqual([])
      }),
    )
  })
  test('its usual one again keeps nothing', () => {
    const own = giveKeys(new Map(), 'next', ['j'], { usual: ['Tab'], from: [] })
    expect([...own]).toEqual([['next', ['j']]])
    expect(giveKeys(own, 'next', ['Tab'], { usual: ['Tab'], from: [] }).size).toBe(0)
  })
  test('none at all is kept as none', () => {
    const own = giveKeys(new Map(), 'next', [], { usual: ['Tab'], from: [] })
    expect(withOwnKeys([{ id: 'next', keys: ['Tab'] }], own)[0]?.keys).toEqual([])
  })
  test('never changes what answers a question, nor Escape', () => {
    const all = [
      { id: 'take', keys: ['Enter'], mode: 'again' },
      { id: 'unfocus', keys: ['Escape'] },
    ]
    expect(withOwnKeys(all, new Map(all.map((one) => [one.id, ['j']])))).toEqual(all)
  })
})

describe('what is kept', () => {
  test('is read whatever it is, and read back as it was kept', () => {
    fc.assert(fc.property(fc.anything(), (kept) => void readOwnKeys(kept)))
    fc.assert(
      fc.property(own, (own) => {
        expect(readOwnKeys(JSON.parse(JSON.stringify(keptKeys(own))))).toEqual(own)
      }),
    )
  })
  test('loses what no command can have', () => {
    const kept = { next: ['Escape', 'j', 7, 'Mod+W'], note: 'j', keys: null, 'tag a': [] }
    expect([...readOwnKeys(kept)]).toEqual([
      ['next', ['j']],
      ['tag a', []],
    ])
  })
})

describe('a key that can be given', () => {
  test.each(['5', 'j', 'ß', 'Shift+R', 'Shift+4', ';', '+', 'Alt++', 'Alt+5', 'Alt+Shift+ArrowUp', 'Mod+E', 'Mod+Shift+L', 'F9', 'Tab'])(
    'is %s',
    (name) => expect(keyProblem(name)).toBeNull(),
  )
  test.each([
    ['Escape', 'leaves'],
    ['ArrowLeft', 'caret'],
    ['Shift+ArrowLeft', 'caret'],
    ['Mod+End', 'caret'],
    [' ', 'caret'],
    ['Mod+W', 'browser'],
    ['Mod+Shift+T', 'browser'],
    ['Mod+1', 'browser'],
    ['F5', 'browser'],
    ['Alt+F4', 'browser'],
    ['Mod+Alt+A', 'writes'],
    ['Dead', 'unusual'],
    ['Shift+a', 'unusual'],
    ['Shift+?', 'unusual'],
    ['A', 'unusual'],
    ['Shift', 'unusual'],
    ['', 'unusual'],
  ])('is not %s (%s)', (name, problem) => expect(keyProblem(name)).toBe(problem))
  test('outside of the text writes nothing and presses nothing', () => {
    for (const name of ['Enter', 'Tab', 'Backspace', 'Alt+ArrowUp']) {
      expect(keyProblem(name, true)).toBe('fields')
      expect(keyProblem(name)).toBeNull()
    }
    for (const name of ['[', 'F6', 'Mod+K', 'Mod+Enter', 'Mod+Z']) expect(keyProblem(name, true)).toBeNull()
  })
  test('has Alt added once', () => {
    fc.assert(
      fc.property(key, (name) => {
        const more = withAlt(name)
        if (more) expect(partsOfKey(more)).toEqual({ ...partsOfKey(name), alt: true })
        expect(more && withAlt(more)).toBeNull()
      }),
    )
    expect(withAlt('Mod+K')).toBeNull()
  })
})

describe('keys that two devices changed', () => {
  const base = new Map([
    ['next', ['j']],
    ['note', ['m']],
  ])
  test('are each as the device that changed them has them', () => {
    const here = giveKeys(base, 'next', ['l'], { usual: ['Tab'], from: [] })
    const there = giveKeys(resetKeys(base, 'note'), 'tag a', ['5'], { usual: [], from: [] })
    expect(Object.fromEntries(mergeKeys(base, here, there))).toEqual({ next: ['l'], 'tag a': ['5'] })
    expect(Object.fromEntries(mergeKeys(base, resetKeys(base, 'next'), there))).toEqual({ 'tag a': ['5'] })
  })
  test('are not given twice: what was given here is taken from what had it there', () => {
    const here = giveKeys(base, 'tag b', ['5'], { usual: [], from: [] })
    const there = giveKeys(base, 'tag a', ['5', 'a'], { usual: [], from: [] })
    expect(Object.fromEntries(mergeKeys(base, here, there))).toEqual({ next: ['j'], note: ['m'], 'tag a': ['a'], 'tag b': ['5'] })
  })
  test('are theirs where nothing was changed here, and those of here where nothing was changed there', () => {
    fc.assert(
      fc.property(own, own, id, key, (before, theirs, to, pressed) => {
        expect(mergeKeys(before, new Map(before), theirs)).toEqual(theirs)
        const holders = [...before].filter(([, keys]) => keys.includes(pressed)).map(([one]) => one)
        const mine = giveKeys(before, to, [pressed], { usual: [], from: holders.filter((one) => one !== to) })
        expect(mergeKeys(before, mine, before)).toEqual(mine)
      }),
    )
  })
})
