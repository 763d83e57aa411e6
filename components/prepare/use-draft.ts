import { useCallback, useEffect, useRef, useState } from 'react'
import { api, problemWords } from '@/components/api-client'
import type { ArticleDocument } from '@/lib/domain/text/article-document'

export type DraftState = 'saved' | 'saving' | 'unsaved' | 'stuck' | 'changed-elsewhere'
const PAUSE = 700
const RETRY = 4000
/** One person's draft of one document: a browser may serve several people. */
const keyOf = ({ documentId, userId }: DraftKey) => `galley-draft:${userId}:${documentId}`
export type DraftKey = { readonly documentId: string; readonly userId: string }
type Kept = { readonly expected: string; readonly document: ArticleDocument }

/** What this browser kept of a draft that the server does not have, where it follows on what the server has; else null. */
export function keptDraft(key: DraftKey, sha256: string): ArticleDocument | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(key)) ?? 'null') as Kept | null
    return kept?.expected === sha256 ? kept.document : null
  } catch {
    return null
  }
}

/**
 * Saves a draft a moment after each change, one request after the other, and tries again until the server has it. Until
 * then this browser keeps it. `flush` saves at once and says whether all is saved.
 */
export function useDraft(documentId: string, userId: string, sha256: string) {
  const [state, setState] = useState<DraftState>('saved')
  const [detail, setDetail] = useState('')
  const latest = useRef<ArticleDocument | null>(null)
  const expected = useRef<string | undefined>(sha256)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean> | null>(null)
  const here = useRef(true)

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current ??= send().finally(() => {
      running.current = null
    })
    return running.current

    async function send(): Promise<boolean> {
      while (latest.current) {
        const document = latest.current
        setState('saving')
        const answer = await api<{ sha256: string }>('PUT', `/documents/${documentId}/draft`, {
          body: { document, expected: expected.current },
        })
        if (!answer.ok) {
          const again = answer.reason === 'offline' || answer.status >= 500 || answer.status === 429
          setState(answer.reason === 'draft-changed' ? 'changed-elsewhere' : again ? 'unsaved' : 'stuck')
          setDetail(problemWords(answer))
          // once the screen is left, what this browser keeps waits for the next visit
          if (again && here.current) timer.current = setTimeout(flush, RETRY)
          return false
        }
        expected.current = answer.value.sha256
        if (latest.current === document) {
          latest.current = null
          forget({ documentId, userId })
        } else keep({ documentId, userId }, { expected: answer.value.sha256, document: latest.current })
      }
      setState('saved')
      return true
    }
  }, [documentId, userId])

  const change = useCallback(
    (document: ArticleDocument) => {
      latest.current = document
      keep({ documentId, userId }, { expected: expected.current ?? '', document })
      setState((now) => (now === 'changed-elsewhere' ? now : 'saving'))
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, PAUSE)
    },
    [documentId, userId, flush],
  )
  /** Saves this tab's draft over what was saved elsewhere. */
  const overwrite = useCallback(() => {
    expected.current = undefined
    return flush()
  }, [flush])

  useEffect(() => {
    const leave = () => {
      if (latest.current) void flush()
    }
    here.current = true
    addEventListener('pagehide', leave)
    return () => {
      here.current = false
      removeEventListener('pagehide', leave)
      clearTimeout(timer.current)
      leave()
    }
  }, [flush])
  return { state, detail, change, flush, overwrite }
}

function keep(key: DraftKey, kept: Kept) {
  try {
    localStorage.setItem(keyOf(key), JSON.stringify(kept))
  } catch {
    // too large for this browser's storage: the server gets it in a moment
  }
}

/** Forgets what this browser kept of a draft. */
export function forget(key: DraftKey) {
  try {
    localStorage.removeItem(keyOf(key))
  } catch {
    // storage is closed to us: then nothing was kept either
  }
}
