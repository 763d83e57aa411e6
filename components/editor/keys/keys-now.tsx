'use client'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import { Kbd } from '@/components/ui/Kbd'
import type { Command } from '../command'
import { ariaKey, isApple, printedKey } from '../keymap'

const KeysNow = createContext<(command: string) => string | undefined>(() => undefined)

/** Tells what is inside which key each command has now. */
export function KeysOf({ commands, children }: { commands: readonly Command[]; children: ReactNode }) {
  const keys = new Map(commands.map((command) => [command.id, command.keys[0]]))
  return <KeysNow value={(command) => keys.get(command)}>{children}</KeysNow>
}

const never = () => () => {}
/** How keys are printed on this keyboard; as on others until the page has come to life. */
export function useKeyWords() {
  const apple = useSyncExternalStore(never, isApple, () => false)
  return useMemo(
    () => ({
      printed: (key: string) => printedKey(key, apple),
      aria: (key: string | undefined) => ariaKey(key, apple),
    }),
    [apple],
  )
}

/** The first key of any command as it is printed. */
export function usePrintedKeys(): (command: string) => string | undefined {
  const keyOf = useContext(KeysNow)
  const { printed } = useKeyWords()
  return useCallback(
    (command) => {
      const key = keyOf(command)
      return key === undefined ? undefined : printed(key)
    },
    [keyOf, printed],
  )
}

/** The first key of a command, as it is printed and as `aria-keyshortcuts` says it. */
export function useKeyOf(command: string): { printed: string | undefined; aria: string | undefined } {
  const key = useContext(KeysNow)(command)
  const { printed, aria } = useKeyWords()
  return { printed: key === undefined ? undefined : printed(key), aria: aria(key) }
}

/** The key of a command, where it has one; not on phones. */
export function KeyOf({ command }: { command: string }) {
  const { printed } = useKeyOf(command)
  return printed && <Kbd className="max-md:hidden">{printed}</Kbd>
}
