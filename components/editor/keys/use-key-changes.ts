'use client'
import { useState } from 'react'
import { keyProblem } from '@/lib/domain/keys/allowed-keys'
import { giveKeys, type OwnKeys, resetKeys, sameKeys } from '@/lib/domain/keys/own-keys'
import type { Command } from '../command'
import { isExactCommand } from '../commands'
import type { Desk } from '../desk'
import { nameOfKey, printedKey } from '../keymap'
import { type KeyLine, otherHolders } from './key-rows'
import { keyWords } from './key-strings'
import type { OwnKeysHeld } from './use-own-keys'

/** A command waits for its new key, or a key that others have was pressed for it. */
export type Asking =
  | { readonly kind: 'key'; readonly line: KeyLine; readonly problem: string | null }
  | { readonly kind: 'holders'; readonly line: KeyLine; readonly key: string; readonly from: readonly Command[] }
type Done = { readonly said: string; readonly before: OwnKeys; readonly after: OwnKeys; readonly undone: boolean }

/** What is going on in the keys sheet: one question at a time, and the last change, which can be taken back. */
export function useKeyChanges(desk: Desk, own: OwnKeysHeld) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const change = (said: string, after: OwnKeys) => {
    setAsking(null)
    setDone({ said, before: own.keys, after, undone: false })
    own.change(after)
  }
  const give = (line: KeyLine, keys: readonly string[], from: readonly Command[]) => {
    const { command, usual } = line
    const key = keys.map((one) => printedKey(one)).join(' ')
    const names = from.map((one) => one.name)
    const said = keys.length === 0 ? keyWords.off(command.name) : names.length > 0 ? keyWords.taken(command.name, key, names) : null
    change(said ?? keyWords.given(command.name, key), giveKeys(own.keys, command.id, keys, { usual, from: from.map(({ id }) => id) }))
  }
  const press = (line: KeyLine, event: KeyboardEvent) => {
    const key = nameOfKey(event)
    if (key === null || event.repeat) return
    if (key === 'Escape') setAsking(null)
    else if (key === 'Backspace') give(line, [], [])
    else if (sameKeys(line.command.keys, [key])) setAsking(null)
    else {
      const answer = answerTo(desk, line, key)
      if (answer) setAsking(answer)
      else give(line, [key], [])
    }
  }
  return {
    asking,
    done,
    ask: (line: KeyLine) => setAsking({ kind: 'key', line, problem: null }),
    leave: () => setAsking(null),
    press,
    takeOver: () => asking?.kind === 'holders' && give(asking.line, [asking.key], asking.from),
    reset: ({ command }: KeyLine) => change(keyWords.wasReset(command.name), resetKeys(own.keys, command.id)),
    resetAll: () => change(keyWords.wereReset, new Map()),
    /** takes the last change back, or does it again */
    undo: () => {
      if (!done) return
      own.change(done.undone ? done.after : done.before)
      setDone({ ...done, undone: !done.undone, said: done.undone ? keyWords.redone : keyWords.undone })
    },
    forget: () => {
      setAsking(null)
      setDone(null)
    },
  }
}
export type KeyChanges = ReturnType<typeof useKeyChanges>

/** What is to be said or asked of a pressed key before a command can have it, or null. */
function answerTo(desk: Desk, line: KeyLine, key: string): Asking | null {
  const { command } = line
  const problem = keyProblem(key, command.anywhere)
  const refuse = (said: string): Asking => ({ kind: 'key', line, problem: said })
  const printed = problem === 'unusual' ? keyWords.unnamed : key === ' ' ? 'Space' : printedKey(key)
  if (problem) return refuse(keyWords.refused(printed, keyWords.problems[problem]))
  const from = otherHolders(desk, command, key)
  const exact = from.find(isExactCommand)
  if (exact) return refuse(keyWords.exactHeld(printedKey(key), exact.name))
  return from.length > 0 ? { kind: 'holders', line, key, from } : null
}
