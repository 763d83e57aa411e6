'use client'

import { Editor, type JSONContent } from '@tiptap/core'
import clsx from 'clsx'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import '@/components/article/article.css'
import { useToast } from '@/components/ui/Toast'
import type { ArticleDocument } from '@/lib/domain/text/article-document'
import { hasEndlessWord } from '@/lib/domain/text/endless-word'
import { prepareExtensions } from './prepare-extensions'
import { words } from './strings'

type PrepareEditorProps = {
  readonly initial: ArticleDocument
  readonly language: string | null
  readonly dir: 'ltr' | 'rtl'
  readonly onReady: (editor: Editor | null) => void
  readonly onChange: (document: ArticleDocument) => void
  /** the selection or the text changed */
  readonly onTransaction: () => void
}

/** The article as it is before it is frozen: it can be changed, and looks as it will be read. */
export function PrepareEditor({ initial, language, dir, ...on }: PrepareEditorProps) {
  const endless = useMemo(() => initial.content.some(({ content }) => content?.some(({ text }) => hasEndlessWord(text ?? ''))), [initial])
  const { say } = useToast()
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(on)
  useEffect(() => {
    latest.current = on
  })
  useLayoutEffect(() => {
    if (!host.current) return
    const editor = new Editor({
      element: host.current,
      extensions: prepareExtensions({ label: words.article, dir, language, onNothingToJoin: () => say(words.nothingToJoin) }),
      content: initial as JSONContent,
      enableInputRules: false,
      enablePasteRules: false,
      injectCSS: false,
      onUpdate: (changed) => latest.current.onChange(changed.editor.getJSON() as ArticleDocument),
      onTransaction: () => latest.current.onTransaction(),
    })
    latest.current.onReady(editor)
    return () => {
      latest.current.onReady(null)
      editor.destroy()
    }
  }, [initial, language, dir, say])
  return (
    <div className={clsx('g-article', endless && 'g-endless')} dir={dir} lang={language ?? undefined} translate="no">
      <div ref={host} />
    </div>
  )
}
