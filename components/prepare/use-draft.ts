import { useCallback, useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { api, problemWords } from '@/components/api-client'
import type { DraftView } from '@/lib/contracts/documents'
import { type ArticleDocument, textOf } from '@/lib/domain/text/article-document'
import { type KeptDraft, longer, type Recalled, recall } from '@/lib/domain/text/kept-draft'
import { textDigestInput } from '@/lib/domain/text/text-digest'
import { type DraftKey, forgetDraft, keepDraft, keptDrafts } from './kept-drafts'

export type DraftState = 'saved' | 'saving' | 'unsaved' | 'stuck' | 'changed-elsewhere'
type Offer = Recalled<ArticleDocument>['offer']
const PAUSE = 700
const RETRY = 4000

/**
 * Saves a draft a moment after each change, one request after the other, and tries again until the server has it. Until
 * then this browser keeps it, also in a conflict. `onAdopt` is called with what was kept and follows on what the page
 * shows; `offer` is what was kept and does not. `flush` saves at once and says whether all is saved.
 */
export function useDraft(key: DraftKey, opened: Pick<DraftView, 'text' | 'revision'>, onAdopt: (kept: KeptDraft<ArticleDocument>) => void) {
  const { documentId, userId } = key
  const [state, setState] = useState<DraftState>('saved')
  const [detail, setDetail] = useState('')
  const [offer, setOffer] = useState<Offer>(null)
  const [tab] = useState(() => v7())
  const latest = useRef<ArticleDocument | null>(null)
  const chain = useRef<readonly string[]>([opened.revision])
  const conflict = useRef<'none' | 'waits' | 'overwrite'>('none')
  const isKept = useRef(true)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean> | null>(null)
  const here = useRef(true)

  const keep = useCallback(
    (document: ArticleDocument, saved: boolean) => {
      isKept.current = keepDraft({ documentId, userId }, tab, { chain: chain.current, document, saved, at: Date.now() })
    },
    [documentId, userId, tab],
  )
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current ??= send().finally(() => {
      running.current = null
    })
    return running.current

    async function send(): Promise<boolean> {
      while (latest.current) {
        if (conflict.current === 'waits') return false
        const document = latest.current
        const save = v7()
        const after = conflict.current === 'overwrite' ? {} : { after: chain.current }
        chain.current = longer(chain.current, save)
        // before it is sent: a page that is read meanwhile must know it as its own
        keep(document, false)
        setState('saving')
        const answer = await api('PUT', `/documents/${documentId}/draft`, { body: { document, save, ...after } })
        if (!answer.ok) {
          const again = answer.reason === 'offline' || answer.status >= 500 || answer.status === 429
          if (answer.reason === 'draft-changed') conflict.current = 'waits'
          setState(answer.reason === 'draft-changed' ? 'changed-elsewhere' : again ? 'unsaved' : 'stuck')
          setDetail(problemWords(answer))
          // once the screen is left, what this browser keeps waits for the next visit
          if (again && here.current) timer.current = setTimeout(flush, RETRY)
          return false
        }
        conflict.current = 'none'
        const isLatest = latest.current === document
        // kept on: a page that was read before this save, and comes after it, is to show what was saved
        if (latest.current) keep(latest.current, isLatest)
        if (isLatest) latest.current = null
      }
      setState('saved')
      return true
    }
  }, [documentId, keep])

  const change = useCallback(
    (document: ArticleDocument) => {
      latest.current = document
      keep(document, false)
      if (conflict.current === 'waits') return
      setState('saving')
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, PAUSE)
    },
    [keep, flush],
  )
  /** Saves this tab's draft over what was saved elsewhere. */
  const overwrite = useCallback(() => {
    conflict.current = 'overwrite'
    return flush()
  }, [flush])
  /** Forgets what this tab has and the server has not. */
  const giveUp = useCallback(() => {
    latest.current = null
    clearTimeout(timer.current)
    forgetDraft({ documentId, userId }, tab)
  }, [documentId, userId, tab])
  /** What was offered is taken up, or not; it is not offered again. */
  const settleOffer = useCallback(() => {
    if (offer) forgetDraft({ documentId, userId }, offer.id)
    setOffer(null)
  }, [documentId, userId, offer])

  const first = useRef({ opened, onAdopt })
  useEffect(() => {
    const { text, revision } = first.current.opened
    const shown = textDigestInput(text)
    const others = keptDrafts({ documentId, userId }).filter(({ id }) => id !== tab)
    const found = recall(others, revision, (document) => shows(document, shown))
    chain.current = longer(found.chain, ...chain.current)
    if (found.adopt) {
      first.current.onAdopt(found.adopt)
      change(found.adopt.document)
    }
    setOffer(found.offer)
    for (const id of found.settled) if (isKept.current) forgetDraft({ documentId, userId }, id)
  }, [documentId, userId, tab, change])

  useEffect(() => {
    const leave = () => {
      if (latest.current) void flush()
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current && !isKept.current) event.preventDefault()
    }
    here.current = true
    addEventListener('pagehide', leave)
    addEventListener('beforeunload', warn)
    return () => {
      here.current = false
      removeEventListener('pagehide', leave)
      removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
      leave()
    }
  }, [flush])
  return { state, detail, change, flush, overwrite, giveUp, offer, settleOffer }
}

function shows(document: ArticleDocument, digestInput: string): boolean {
  const read = textOf(document)
  return read.ok && textDigestInput(read.value) === digestInput
}
