import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { mayHoldWords } from './typed-words'

/** So long after the last key what was typed is kept, also when nobody leaves the field. */
const PAUSE_MS = 700

type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * A field whose words are kept while they are typed: after a pause, on leaving it, when the page goes, when it is put away, and
 * before anything that was done elsewhere is shown. What is kept has no space around it, the field keeps what was typed. `saved` is what is kept already; where it comes
 * to say something else, the field follows unless it is being typed in.
 * `onSave` is told what that was written upon, however it was changed elsewhere meanwhile, and answers whether it is kept.
 * Escape, and Enter with Ctrl or ⌘, go back into the article; where it is one line or `isShort`, Enter alone (with Shift: a line).
 */
export function useDraftText(saved: string, onSave: (text: string, upon: string) => boolean, isShort = false) {
  const [text, setText] = useState(saved)
  const latest = useRef({ text: saved, saved, upon: saved, onSave, typing: false })
  latest.current.saved = saved
  latest.current.onSave = onSave
  useEffect(() => {
    if (latest.current.typing || saved.trim() === latest.current.text.trim()) return
    latest.current.text = saved
    setText(saved)
  }, [saved])
  useEffect(() => {
    if (!latest.current.typing) latest.current.upon = saved
  }, [saved])

  const keep = useRef(() => {
    const { text, saved, upon, onSave, typing } = latest.current
    const written = text.trim()
    latest.current.typing = false
    if (typing && written === upon.trim()) {
      latest.current.upon = saved
      if (written === saved.trim()) return
      latest.current.text = saved // nothing was written: the field follows what was kept meanwhile
      setText(saved)
    } else if (written !== saved.trim()) {
      if (onSave(written, upon)) latest.current.upon = written
      else latest.current.typing = typing // the field holds them on
    }
  }).current
  useEffect(() => {
    if (!latest.current.typing) return
    latest.current.text = text
    const timer = setTimeout(keep, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, keep])
  // a layout effect: its end comes before that of the effect which holds the outbox open
  useLayoutEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && keep()
    const forget = mayHoldWords(() => latest.current.typing && keep())
    window.addEventListener('pagehide', keep, true)
    document.addEventListener('visibilitychange', hidden, true)
    return () => {
      forget()
      window.removeEventListener('pagehide', keep, true)
      document.removeEventListener('visibilitychange', hidden, true)
      keep()
    }
  }, [keep])

  return {
    value: text,
    onChange: (event: { target: Field }) => {
      latest.current.typing = true
      latest.current.text = event.target.value
      setText(event.target.value)
    },
    onBlur: keep,
    onKeyDown: (event: KeyboardEvent<Field>) => {
      if (event.nativeEvent.isComposing) return
      const alone = event.currentTarget instanceof HTMLInputElement || (isShort && !event.shiftKey)
      const enter = event.key === 'Enter' && (event.ctrlKey || event.metaKey || alone)
      if (event.key !== 'Escape' && !enter) return
      event.preventDefault()
      event.currentTarget.blur()
      document.querySelector<HTMLElement>('.g-text')?.focus({ preventScroll: true })
    },
  }
}
