import { useState } from 'react'

/** What was typed and not sent, by what it is about; kept as long as the page is not loaded anew. */
const drafts = new Map<string, string>()

/** Words that are not sent yet. Closing their box leaves them where they are found when it is opened again; `clear` once they are sent. */
export function useDraft(key: string) {
  const [text, setText] = useState(drafts.get(key) ?? '')
  const write = (text: string) => {
    drafts.set(key, text)
    setText(text)
  }
  const clear = () => {
    drafts.delete(key)
    setText('')
  }
  return { text, write, clear }
}

/** Enter with Ctrl or ⌘ sends; `event` is of a text field. */
export const isSendKey = (event: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean =>
  event.key === 'Enter' && (event.metaKey || event.ctrlKey)
