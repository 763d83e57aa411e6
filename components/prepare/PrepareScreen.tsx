'use client'

import type { Editor } from '@tiptap/core'
import { FilePlus2, List, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useReducer, useState } from 'react'
import { api, problemWords } from '@/components/api-client'
import { ArticleFrame } from '@/components/shell/ArticleFrame'
import { IconBar } from '@/components/shell/IconBar'
import { TopBar } from '@/components/shell/TopBar'
import type { ShellUser } from '@/components/shell/UserMenu'
import { useTrash } from '@/components/trash/use-trash'
import { Button } from '@/components/ui/Button'
import type { DraftView } from '@/lib/contracts/documents'
import { type ArticleDocument, documentOf } from '@/lib/domain/text/article-document'
import { BlockBar } from './BlockBar'
import { directionOf } from './direction'
import { PrepareEditor } from './PrepareEditor'
import { PrepareNotices } from './PrepareNotices'
import { Provenance } from './Provenance'
import { words } from './strings'
import { useDraft } from './use-draft'

export type PrepareScreenProps = {
  readonly user: ShellUser
  readonly userId: string
  readonly draft: DraftView
  readonly project: { readonly id: string; readonly name: string }
  readonly others: readonly { readonly id: string; readonly title: string; readonly publisher: string | null }[]
}

/** An article between loading and freezing: its text is put right, and where it comes from is said. */
export function PrepareScreen({ user, userId, draft, project, others }: PrepareScreenProps) {
  const { document } = draft
  const [initial, setInitial] = useState<ArticleDocument>(() => documentOf(draft.text))
  const [restored, setRestored] = useState(false)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [title, setTitle] = useState(document.title)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const saving = useDraft({ documentId: document.id, userId }, draft, (kept) => {
    setInitial(kept.document)
    setRestored(!kept.saved)
  })
  const { change } = saving
  const takeOffer = () => {
    if (!saving.offer) return
    setInitial(saving.offer.document)
    change(saving.offer.document)
    saving.settleOffer()
  }
  const freezing = useFreezing(document.id, saving.flush, saving.giveUp)
  const trash = useTrash()
  const router = useRouter()

  const top = (
    <TopBar crumbs={[{ label: project.name, href: `/projects/${project.id}` }, { label: title || words.newArticle }]} user={user}>
      <span
        role="status"
        className={saving.state === 'saved' || saving.state === 'saving' ? 'text-ink-3 text-xs max-md:sr-only' : 'text-proof text-xs'}
      >
        {
          { saved: words.saved, saving: words.saving, unsaved: words.unsaved, stuck: words.stuck, 'changed-elsewhere': words.stuck }[
            saving.state
          ]
        }
      </span>
      <Button variant="plain" onClick={() => void discard()} aria-label={words.discardThis} title={words.discardThis}>
        <span className="max-md:hidden">{words.discard}</span>
        <Trash2 aria-hidden className="md:hidden" />
      </Button>
      <Button variant="primary" onClick={freezing.freeze} disabled={freezing.busy}>
        <span className="max-md:hidden">{words.freeze}</span>
        <span className="md:hidden">{words.freezeShort}</span>
        <kbd className="rounded-sm border border-paper/35 px-1 font-sans text-2xs max-md:hidden">Ctrl ↵</kbd>
      </Button>
    </TopBar>
  )
  const discard = async () => {
    await saving.flush() // what was typed goes along
    const here = `/documents/${document.id}/prepare`
    await trash.discard(
      { path: `/documents/${document.id}`, title: title || words.newArticle },
      () => router.push(`/projects/${project.id}`),
      () => router.push(here),
    )
  }
  const bar = (
    <IconBar
      items={[
        { label: words.load, icon: <FilePlus2 aria-hidden />, href: `/projects/${project.id}/documents/new` },
        { label: words.backToDocuments, icon: <List aria-hidden />, href: `/projects/${project.id}` },
      ]}
    />
  )
  return (
    <ArticleFrame
      top={top}
      bar={bar}
      inspector={<Provenance document={document} found={draft.report?.found ?? []} others={others} onTitle={setTitle} />}
      inspectorLabel={words.whereFrom}
      keys={<BlockBar editor={editor} />}
    >
      <h1 className="sr-only">{`${words.prepare}: ${title}`}</h1>
      <div className="px-10 pt-8 pb-24 max-md:px-4 max-md:pt-4">
        <PrepareNotices
          report={draft.report}
          editor={editor}
          saving={saving}
          restored={restored}
          refusal={freezing.refusal}
          onTakeOffer={takeOffer}
          onTakeTheirs={() => {
            saving.giveUp()
            location.reload()
          }}
        />
        <PrepareEditor
          initial={initial}
          language={document.provenance.language}
          dir={directionOf(draft.text.characters)}
          onReady={setEditor}
          onChange={change}
          onTransaction={redraw}
        />
      </div>
    </ArticleFrame>
  )
}

/** Saves what is open, freezes, and opens the article to be read; also by Ctrl or ⌘ and Enter. */
function useFreezing(documentId: string, flush: () => Promise<boolean>, onFrozen: () => void) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const router = useRouter()
  const freeze = useCallback(async () => {
    // a field that is being typed in is saved when it is left
    if (window.document.activeElement instanceof HTMLInputElement) window.document.activeElement.blur()
    setBusy(true)
    setRefusal(null)
    const answer = (await flush()) ? await api('POST', `/documents/${documentId}/freeze`) : null
    if (answer?.ok) onFrozen()
    if (answer?.ok || answer?.reason === 'already-frozen') return router.push(`/documents/${documentId}`)
    setBusy(false)
    setRefusal(answer ? problemWords(answer) : '')
  }, [documentId, flush, onFrozen, router])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      void freeze()
    }
    // on its way down: the editor takes every Enter that reaches it
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [freeze])
  return { freeze, busy, refusal }
}
