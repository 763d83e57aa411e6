'use client'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { v7 } from 'uuid'
import { api } from '@/components/api-client'
import type { SetView } from '@/lib/contracts/annotation-sets'
import { type Change, emptyContent, type SetContent } from '@/lib/domain/annotation/change'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { Outbox, type SaveState } from './outbox'
import { SetStore } from './set-store'

type Keeper = Pick<Outbox, 'keep' | 'close' | 'putAside' | 'unsent'>
const SAVED: SaveState = { kind: 'saved', unsentCount: 0, refused: [], signedOut: false }

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

/** The reader's set as it is shown, with what keeps and sends its changes. `kept` is false where the browser keeps nothing. */
export function useReading(userId: string, set: SetView | null, characters: string, tagset: Tagset) {
  const [save, setSave] = useState(SAVED)
  const [kept, setKept] = useState(true)
  const outbox = useRef<Keeper | null>(null)
  const early = useRef<Change[]>([])
  const store = useMemo(() => {
    const queue = (changes: readonly Change[]) => void (outbox.current?.keep(changes) ?? early.current.push(...changes))
    return new SetStore({ content: contentOf(set), context: { characters, tagset }, newId: v7, queue })
  }, [set, characters, tagset])
  const setId = set?.id
  useEffect(() => {
    if (!setId) return
    let gone = false
    Outbox.open({ userId, setId, onState: setSave, onRemote: (changes) => store.receive(changes) })
      .then(async (opened) => {
        if (gone) return opened.close()
        store.receive(await opened.unsent())
        outbox.current = opened
        if (early.current.length > 0) await opened.keep(early.current.splice(0))
      })
      .catch(() => {
        setKept(false)
        const send = async (changes: readonly Change[]) =>
          void (await api('POST', `/annotation-sets/${setId}/changes`, { body: { changes } }))
        outbox.current = { keep: send, close: () => {}, putAside: async () => {}, unsent: async () => [] }
      })
    return () => {
      gone = true
      outbox.current?.close()
      outbox.current = null
    }
  }, [userId, setId, store])
  const content = useSyncExternalStore(store.subscribe, store.current, store.current)
  const unsent = useCallback(async () => (await outbox.current?.unsent()) ?? [], [])
  return { store, content, save, kept, putAside: (id: string) => void outbox.current?.putAside(id), unsent }
}
