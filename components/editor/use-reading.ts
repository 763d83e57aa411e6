'use client'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { v7 } from 'uuid'
import type { SetView } from '@/lib/contracts/annotation-sets'
import { type Change, emptyContent, type SetContent } from '@/lib/domain/annotation/change'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import type { Later } from './later'
import { Outbox, type SaveState } from './outbox'
import { SetStore } from './set-store'
import { downloadUnsent } from './unsent-file'

const SAVED: SaveState = { kind: 'saved', unsentCount: 0, refused: [], signedOut: false, halted: null, kept: true }

function contentOf(set: SetView | null): SetContent {
  if (!set) return emptyContent()
  return {
    annotations: new Map(
      set.annotations.map(({ id, tag, parts, attributes, note, confidence, takenFromId }) => [
        id,
        { id, tag, parts, attributes, note, confidence, takenFromId },
      ]),
    ),
    relations: new Map(set.relations.map((relation) => [relation.id, relation])),
  }
}

/** The reader's set as it is shown, with what keeps and sends its changes. */
export function useReading(userId: string, set: SetView | null, characters: string, tagset: Tagset, later: Later) {
  const [save, setSave] = useState(SAVED)
  const outbox = useRef<Outbox | null>(null)
  const early = useRef<Change[]>([])
  const store = useMemo(() => {
    const queue = (changes: readonly Change[]) => {
      if (outbox.current) return void outbox.current.keep(changes)
      early.current.push(...changes)
      setSave({ ...SAVED, kind: 'saving', unsentCount: early.current.length })
    }
    return new SetStore({ content: contentOf(set), context: { characters, tagset }, newId: v7, queue })
  }, [set, characters, tagset])
  const setId = set?.id
  useEffect(() => {
    if (!setId) return
    let gone = false
    void Outbox.open({
      userId,
      setId,
      onState: (state) => later.do(() => setSave(state)),
      onRemote: (changes) => store.receive(changes),
    }).then(async (opened) => {
      if (gone) return opened.close()
      store.receive(await opened.unsent())
      outbox.current = opened
      if (early.current.length > 0) await opened.keep(early.current.splice(0))
    })
    return () => {
      gone = true
      outbox.current?.close()
      outbox.current = null
    }
  }, [userId, setId, store, later])
  const subscribe = useCallback((draw: () => void) => store.subscribe(() => later.do(draw)), [store, later])
  const content = useSyncExternalStore(subscribe, store.current, store.current)
  const unsent = useCallback(async () => (await outbox.current?.unsent()) ?? [], [])
  useWarning(!save.kept && save.unsentCount > 0)
  const retry = () => void outbox.current?.send(true)
  const putAside = (id: string) => void outbox.current?.putAside(id)
  const download = async () => setId && downloadUnsent(setId, await unsent(), save.refused)
  // what was let go still stands on the screen: the page is read anew
  const letGo = () => void outbox.current?.letGo().then(() => window.location.reload())
  return { store, content, save, retry, putAside, letGo, download: () => void download(), unsent }
}

/** Asks before the page goes while it holds what nothing else does. */
function useWarning(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [wanted])
}
