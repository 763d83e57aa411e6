'use client'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { v7 } from 'uuid'
import { showsSet } from '@/components/unsent/registry'
import type { Reading } from '@/lib/contracts/annotate-page'
import { type Change, emptyContent, type SetContent } from '@/lib/domain/annotation/change'
import { unpackAnnotations } from '@/lib/domain/annotation/packed'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { Follower } from './follower'
import type { Later } from './later'
import { Outbox, type SaveState } from './outbox'
import { newOf } from './outbox-database'
import { withFacts } from './refused-facts'
import { SetStore } from './set-store'
import { keepTypedWords } from './typed-words'
import { type Kept, type Left, Unkept } from './unkept'
import { downloadUnsent } from './unsent-file'

const SAVED: SaveState = { kind: 'saved', unsentCount: 0, refused: [], signedOut: false, halted: null, submitted: false, kept: true }

function contentOf(set: Reading | null): SetContent {
  if (!set) return emptyContent()
  return {
    annotations: unpackAnnotations(set.annotations),
    relations: new Map(set.relations.map((relation) => [relation.id, relation])),
  }
}

type Options = {
  readonly userId: string
  readonly set: Reading | null
  /** what the document is called where other pages tell of it */
  readonly title?: string
  readonly characters: string
  readonly tagset: Tagset
  readonly later: Later
  /** the server says whether the set takes changes, each time it is asked */
  readonly onState: (state: Reading['state'], asked: number) => void
}
type Waiting = { readonly changes: readonly Change[]; readonly replaces: readonly string[]; readonly kept: Kept }

/** The reader's set as it is shown, with what keeps and sends its changes and follows those made elsewhere. */
export function useReading({ userId, set, title = '', characters, tagset, later, onState }: Options) {
  const [save, setSave] = useState(SAVED)
  const outbox = useRef<Outbox | null>(null)
  const early = useRef<Waiting[]>([])
  const follower = useRef<Follower | null>(null)
  const latest = useRef({ onState, tagset, title })
  latest.current = { onState, tagset, title }
  const first = useSameSet(set)
  const setId = first?.id
  const unkept = useMemo(() => setId && new Unkept(userId, setId), [userId, setId])
  const store = useMemo(() => {
    const queue = (changes: readonly Change[], replaces: readonly string[]) => {
      const kept = unkept && changes.length > 0 ? unkept.add(changes) : () => {}
      if (outbox.current) return void outbox.current.keep(changes, replaces).then(kept)
      early.current.push({ changes, replaces, kept })
      const unsentCount = early.current.flatMap((one) => one.changes).length
      setSave({ ...SAVED, kind: 'saving', unsentCount })
    }
    const forget = (ids: readonly string[]) => void outbox.current?.putAside(ids)
    const context = {
      characters,
      get tagset() {
        return latest.current.tagset // a page that is read again may bring another
      },
    }
    const given = { content: contentOf(first), revision: first?.revision }
    return new SetStore({ ...given, context, newId: v7, queue, forget, beforeOthers: keepTypedWords })
  }, [first, characters, unkept])
  useEffect(() => {
    if (!first || !setId || !unkept) return
    const { documentId, projectId } = first
    const showsNoMore = showsSet(setId)
    let gone = false
    const closeUnkept = unkept.open()
    const taken: string[] = [] // by the server, among changes that are still to be followed
    const following = new Follower({
      setId,
      after: () => store.revision,
      onChanges: store.follow,
      onCaughtUp: () => store.drop(taken.splice(0)),
      onState: (state, asked) => {
        latest.current.onState(state, asked)
        if (state === 'open') void outbox.current?.goOn()
      },
    })
    follower.current = following
    void Outbox.open({
      userId,
      setId,
      about: { documentId, projectId, title: latest.current.title },
      onState: (state) => {
        store.setRefused(state.refused)
        later.do(() => setSave(state))
      },
      onRemote: (changes) => store.receive(changes),
      onTaken: (ids, revision) => {
        if (store.settle(ids, revision)) return
        taken.push(...ids)
        void following.ask()
      },
      onHeld: unkept.holds,
      onLetGo: store.drop,
      describe: (refused) => withFacts(refused, setId, store.current(), latest.current.tagset),
    }).then(async (opened) => {
      if (gone) return opened.close()
      const takeUp = async ({ changes, kept }: Left) => {
        const fresh = newOf(changes, idsOf(await opened.unsent()))
        if (gone) return
        store.receive(fresh, true)
        kept(fresh.length === 0 || (await opened.keep(fresh)))
      }
      const [before, left] = await Promise.all([opened.unsent(), unkept.left(takeUp)])
      if (gone) return opened.close()
      store.receive(before, true)
      outbox.current = opened
      const waiting = early.current.splice(0)
      const fresh = newOf(left.changes, idsOf(before))
      store.receive(fresh, true)
      const all = [...fresh, ...waiting.flatMap(({ changes }) => changes)]
      const replaced = waiting.flatMap(({ replaces }) => replaces)
      const isKept = all.length + replaced.length === 0 || (await opened.keep(all, replaced))
      for (const { kept } of [left, ...waiting]) kept(isKept)
      void following.ask()
    })
    return () => {
      gone = true
      closeUnkept()
      following.close()
      outbox.current?.close()
      outbox.current = null
      showsNoMore()
    }
  }, [userId, first, setId, store, later, unkept])
  useEffect(() => {
    if (set !== first) void follower.current?.ask() // a page that was read again knows of something: the follower brings it
  }, [set, first])
  const subscribe = useCallback((draw: () => void) => store.subscribe(() => later.do(draw)), [store, later])
  const content = useSyncExternalStore(subscribe, store.current, store.current)
  const unsaved = useSyncExternalStore(subscribe, store.unsaved, store.unsaved)
  const unsent = useCallback(async () => (await outbox.current?.unsent()) ?? [], [])
  useWarning(!save.kept && save.unsentCount > 0)
  const retry = () => void outbox.current?.send(true)
  /** Gives back what undoes it. */
  const putAside = (ids: readonly string[]) => {
    const refused = store.refusalsOf(ids)
    store.drop(ids)
    void outbox.current?.putAside(ids)
    return () => void outbox.current?.putBack(refused)
  }
  const download = async () => setId && downloadUnsent(setId, await unsent(), save.refused)
  const letGo = () => void outbox.current?.letGo()
  return { store, content, unsaved, save, retry, putAside, letGo, download: () => void download(), unsent }
}

/** The annotations that are not saved and will not be by themselves: refused, or held back with all that is unsent. */
export function useUnsavedIds({
  store,
  unsaved,
  save,
  content,
}: Pick<ReturnType<typeof useReading>, 'store' | 'unsaved' | 'save' | 'content'>) {
  const halted = save.halted !== null
  const ids = unsaved.flatMap(({ annotation }) => annotation?.id ?? []).concat(halted && content ? store.onTheirWay() : [])
  const key = ids.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set only where it holds others, as it is painted
  return useMemo(() => new Set(ids), [key])
}

/**
 * The set as it was first given: a page that is read again must not throw away what is held here, and the steps to undo. What
 * the set has come to since is followed.
 */
function useSameSet(given: Reading | null): Reading | null {
  const kept = useRef(given)
  if (kept.current?.id !== given?.id) kept.current = given
  return kept.current
}

const idsOf = (changes: readonly Change[]): string[] => changes.map(({ id }) => id)

/** Asks before the page goes while it holds what nothing else does. */
function useWarning(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [wanted])
}
