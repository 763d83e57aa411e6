import { createContext, useContext, useEffect, useState } from 'react'

/** Whose words are typed on this screen: drafts are theirs alone, also in a browser that several people use. */
export const DraftOwner = createContext('')

const keyOf = (ownerId: string, about: string) => `galley-words:${ownerId}:${about}`
/** The drafts of a browser whose storage is shut: they live as long as the page. */
const unkept = new Map<string, string>()

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? unkept.get(key) ?? ''
  } catch {
    return unkept.get(key) ?? ''
  }
}

function keep(key: string, text: string): void {
  unkept.delete(key)
  try {
    if (text) localStorage.setItem(key, text)
    else localStorage.removeItem(key)
  } catch {
    if (text) unkept.set(key, text)
  }
}

/**
 * Words that are not sent yet, kept in this browser for who types them. Closing their box, leaving the page or losing the
 * sign-in leaves them where they are found when it is opened again; `clear` once they are sent.
 */
export function useDraft(about: string) {
  const key = keyOf(useContext(DraftOwner), about)
  const [text, setText] = useState('')
  // after the first drawing: the server, which draws the page too, has no drafts
  useEffect(() => setText(read(key)), [key])
  const write = (text: string) => {
    keep(key, text)
    setText(text)
  }
  return { text, write, clear: () => write('') }
}

/** Enter with Ctrl or ⌘ sends; `event` is of a form's field or button. */
export const isSendKey = (event: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean =>
  event.key === 'Enter' && (event.metaKey || event.ctrlKey)
