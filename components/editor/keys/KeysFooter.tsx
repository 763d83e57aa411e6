'use client'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/Button'
import { changeButtonId } from './KeyRow'
import { keyWords } from './key-strings'
import { useKeyWords } from './keys-now'
import type { Asking, KeyChanges } from './use-key-changes'
import type { OwnKeysHeld } from './use-own-keys'

type FooterProps = { readonly changes: KeyChanges; readonly own: OwnKeysHeld }

/** What is asked, or what was done last and how to take it back. */
export function KeysFooter({ changes, own }: FooterProps) {
  const { asking, done } = changes
  return (
    <>
      <p role="status" className="me-auto min-w-0 flex-1 text-13 text-ink-2 max-sm:basis-full">
        <Said changes={changes} own={own} />
      </p>
      {asking?.kind === 'holders' ? (
        <Holders asking={asking} changes={changes} />
      ) : (
        <>
          {own.unkept !== null && <Button onClick={own.keepAgain}>{keyWords.again}</Button>}
          {done && <Button onClick={changes.undo}>{done.undone ? keyWords.redo : keyWords.undo}</Button>}
          <Button variant="plain" aria-disabled={own.keys.size === 0} onClick={() => own.keys.size > 0 && changes.resetAll()}>
            {keyWords.resetAll}
          </Button>
        </>
      )}
    </>
  )
}

function Said({ changes: { asking, done }, own }: FooterProps) {
  const { printed } = useKeyWords()
  if (asking?.kind === 'holders')
    return keyWords.held(
      printed(asking.key),
      asking.from.map(({ name }) => name),
    )
  if (asking?.problem) return <span className="text-proof">{asking.problem}</span>
  if (asking) return keyWords.press(asking.line.command.name)
  if (own.unkept !== null) return <span className="text-proof">{keyWords.unkept(own.unkept)}</span>
  return done?.said ?? keyWords.how
}

/** The key is another's: the offer to take it over has the focus, and gives it back to the line it is for. */
function Holders({ asking, changes }: { asking: Asking; changes: KeyChanges }) {
  const first = useRef<HTMLButtonElement>(null)
  const back = changeButtonId(asking.line.command.id)
  useEffect(() => {
    first.current?.focus()
    return () => document.getElementById(back)?.focus()
  }, [back])
  return (
    <>
      <Button variant="plain" onClick={changes.leave}>
        {keyWords.leave}
      </Button>
      <Button ref={first} onClick={changes.takeOver}>
        {keyWords.takeOver}
      </Button>
    </>
  )
}
