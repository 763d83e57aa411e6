'use client'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { v7 } from 'uuid'
import type { SetView } from '@/lib/contracts/annotation-sets'
import { type Change, emptyContent, type SetContent } from '@/lib/domain/annotation/change'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import type { Later } from './later'
import { Outbox, type SaveState } from './outbox'
import { SetStore } from './set-store'
import { Unkept } from './unkept'
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
  const setId = set?.id
  const unkept = useMemo(() => setId && new Unkept(userId, setId), [userId, setId])
  const store = useMemo(() => {
    const queue = (changes: readonly Change[]) => {
      const kept = unkept ? unkept.add(changes) : () => {}
      if (outbox.current) return void outbox.current.keep(changes).then(kept)
      early.current.push(...changes)
      setSave({ ...SAVED, kind: 'saving', unsentCount: early.current.length })
    }
    return new SetStore({ content: contentOf(set), context: { characters, tagset }, newId: v7, queue })
  }, [set, characters, tagset, unkept])
  useEffect(() => {
    if (!setId || !unkept) return
    let gone = false
    void Outbox.open({
      userId,
      setId,
      onState: (state) => later.do(() => setSave(state)),
      onRemote: (changes) => store.receive(changes),
    }).then(async (opened) => {
      if (gone) return opened.close()
      const before = await opened.unsent()
      store.receive(before)
      outbox.current = opened
      const left = unkept.left()
      const fresh = newOf(left.changes, before, early.current)
      store.receive(fresh)
      const all = [...fresh, ...early.current.splice(0)]
      if (all.length > 0) await opened.keep(all)
      left.kept()
    })
    return () => {
      gone = true
      outbox.current?.close()
      outbox.current = null
    }
  }, [userId, setId, store, later, unkept])
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

/** Those of `changes` that are in none of the others. */
function newOf(changes: readonly Change[], ...others: readonly (readonly Change[])[]): Change[] {
  const known = new Set(others.flat().map(({ id }) => id))
  return changes.filter(({ id }) => !known.has(id))
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
