import { useCallback, useRef, useState } from 'react'
import { api, problemWords } from '@/components/api-client'
import { useToast } from '@/components/ui/Toast'
import { BODY_LIMIT } from '@/lib/contracts/choices'
import type { CreatedDocumentView, ImportFormat } from '@/lib/contracts/documents'
import { cleanCharacters } from '@/lib/domain/text/clean-characters'
import { droppedWords, words } from './strings'

/** What is to be loaded: a file, or characters of a format. */
export type Load = { readonly name: string } & ({ readonly file: File } | { readonly format: ImportFormat; readonly characters: string })
export type LoadState = {
  readonly key: number
  readonly load: Load
  readonly state: 'waiting' | 'loading' | 'loaded' | 'refused'
  readonly documentId?: string
  readonly title?: string
  readonly detail?: string
}

/**
 * Loads articles one after the other into a project. Each becomes a draft; `onOne` is called when a single one was loaded.
 * `busy` until all are, and on while that one opens: the same asked for twice would become two documents.
 */
export function useLoading(projectId: string, onOne: (documentId: string) => void) {
  const [items, setItems] = useState<readonly LoadState[]>([])
  const [opens, setOpens] = useState(false)
  const { say } = useToast()
  const nextKey = useRef(0)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const change = useCallback((key: number, fields: Partial<LoadState>) => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...fields } : item)))
  }, [])

  const add = useCallback(
    (loads: readonly Load[]) => {
      const added = loads.map((load): LoadState => ({ key: nextKey.current++, load, state: 'waiting' }))
      setItems((all) => [...all.filter(({ state }) => state !== 'refused'), ...added])
      for (const { key, load } of added)
        line.current = line.current.then(async () => {
          change(key, { state: 'loading' })
          const done = await send(projectId, load)
          const left = done.state === 'loaded' ? leftOut(load) : ''
          if (left) say(words.unclean(left))
          change(key, done)
          if (done.state !== 'loaded' || loads.length !== 1 || !done.documentId) return
          setOpens(true)
          onOne(done.documentId)
        })
    },
    [projectId, onOne, change, say],
  )
  const busy = opens || items.some(({ state }) => state === 'waiting' || state === 'loading')
  return { items, add, busy }
}

/** What of pasted characters is not sent, for it is no text; of a file the server says so. */
function leftOut(load: Load): string {
  if ('file' in load) return ''
  const { nuls, loneSurrogates } = cleanCharacters(load.characters).removed
  const dropped = [
    { what: 'NUL characters', count: nuls },
    { what: 'broken characters (lone surrogates)', count: loneSurrogates },
  ]
  return droppedWords(dropped.filter(({ count }) => count > 0))
}

async function send(projectId: string, load: Load): Promise<Pick<LoadState, 'state' | 'documentId' | 'title' | 'detail'>> {
  if ('file' in load && load.file.size > BODY_LIMIT)
    return { state: 'refused', detail: words.tooLarge(Math.ceil(load.file.size / 1024 / 1024)) }
  const answer = await api<CreatedDocumentView>(
    'POST',
    `/projects/${projectId}/documents`,
    'file' in load ? { form: formOf(load.file) } : { body: { [load.format]: load.characters } },
  )
  if (answer.ok) return { state: 'loaded', documentId: answer.value.id, title: answer.value.title }
  return { state: 'refused', detail: problemWords(answer) }
}

function formOf(file: File): FormData {
  const form = new FormData()
  form.set('file', file, file.name)
  return form
}
