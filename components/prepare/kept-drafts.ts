import type { ArticleDocument } from '@/lib/domain/text/article-document'
import type { KeptDraft } from '@/lib/domain/text/kept-draft'

/** One person's draft of one document: a browser may serve several people, and show a document in several tabs. */
export type DraftKey = { readonly documentId: string; readonly userId: string }
type Kept = KeptDraft<ArticleDocument>

const PREFIX = 'galley-draft:'
const keyOf = ({ documentId, userId }: DraftKey) => `${PREFIX}${userId}:${documentId}:`
/** After so long what the server has is no longer needed here: no page is read so slowly. */
const SAVED_KEPT_MS = 3600_000

/** Keeps what a tab has of a draft in this browser; false where it has no room for it. */
export function keepDraft(key: DraftKey, id: string, kept: Kept): boolean {
  try {
    localStorage.setItem(keyOf(key) + id, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** Forgets what a tab kept. */
export function forgetDraft(key: DraftKey, id: string): void {
  try {
    localStorage.removeItem(keyOf(key) + id)
  } catch {
    // storage is closed to us: then nothing was kept either
  }
}

/** What was kept of a draft, by the tab that kept it. What the server has had for an hour, of any draft, is swept out. */
export function keptDrafts(key: DraftKey): readonly (Kept & { readonly id: string })[] {
  try {
    const prefix = keyOf(key)
    const all = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))
    const read = all.flatMap((name) => {
      const kept = readKept(localStorage.getItem(name))
      const isOver = !kept || (kept.saved && kept.at < Date.now() - SAVED_KEPT_MS)
      if (isOver) localStorage.removeItem(name)
      return !isOver && name.startsWith(prefix) ? [{ ...kept, id: name.slice(prefix.length) }] : []
    })
    return read
  } catch {
    return []
  }
}

function readKept(json: string | null): Kept | null {
  try {
    const kept = JSON.parse(json ?? 'null') as Kept | null
    return Array.isArray(kept?.chain) && typeof kept.document === 'object' ? kept : null
  } catch {
    return null
  }
}
