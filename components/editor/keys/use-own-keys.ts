'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ApiAnswer, api, PATIENCE } from '@/components/api-client'
import { type KeptKeys, keptKeys, mergeKeys, type OwnKeys, readOwnKeys } from '@/lib/domain/keys/own-keys'
import { NOT_UNDERSTOOD } from '../read-list'

export type OwnKeysHeld = {
  readonly keys: OwnKeys
  /** they hold at once, and are kept by the account */
  readonly change: (keys: OwnKeys) => void
  /** why the account has not kept the last ones, or null */
  readonly unkept: string | null
  readonly keepAgain: () => void
}

/**
 * The reader's own keys, as the page came with them; changes are kept by the account, one after the other, and seen in other
 * tabs. Only what was changed here is changed there: what another device changed since the page was opened stays.
 */
export function useOwnKeys(kept: KeptKeys, userId: string): OwnKeysHeld {
  const [keys, setKeys] = useState(() => readOwnKeys(kept))
  const [unkept, setUnkept] = useState<string | null>(null)
  const latest = useRef(keys)
  const base = useRef(keys) // as the account has them, as far as is known
  const keeping = useRef(false)
  const channel = useRef<BroadcastChannel | null>(null)
  const keep = useCallback(async () => {
    if (keeping.current) return
    keeping.current = true
    for (let mine: OwnKeys | null = null; mine !== latest.current && latest.current !== base.current; ) {
      mine = latest.current
      const answer = await keepChanged(base.current, mine)
      setUnkept(answer.ok ? null : answer.detail)
      if (!answer.ok) continue
      const since = latest.current
      base.current = answer.value
      latest.current = since === mine ? answer.value : mergeKeys(mine, since, answer.value)
      setKeys(latest.current)
      channel.current?.postMessage(keptKeys(latest.current))
    }
    keeping.current = false
  }, [])
  useEffect(() => {
    const opened = new BroadcastChannel(`galley-keys-${userId}`)
    channel.current = opened
    opened.onmessage = ({ data }) => {
      const isKept = base.current === latest.current
      const theirs = readOwnKeys(data)
      latest.current = isKept ? theirs : mergeKeys(base.current, latest.current, theirs)
      if (isKept) base.current = theirs // the other tab has them kept
      setKeys(latest.current)
    }
    return () => opened.close()
  }, [userId])
  useEffect(() => {
    if (unkept === null) return
    const again = () => void keep()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [unkept, keep])
  const change = useCallback(
    (next: OwnKeys) => {
      latest.current = next
      setKeys(next)
      channel.current?.postMessage(keptKeys(next))
      void keep()
    },
    [keep],
  )
  return { keys, change, unkept, keepAgain: () => void keep() }
}

/** Has the account keep what was changed from `base` to `mine`; gives all that it keeps then. */
async function keepChanged(base: OwnKeys, mine: OwnKeys): Promise<ApiAnswer<OwnKeys>> {
  const kept = await api<{ keys?: KeptKeys } | null>('GET', '/me/keys', { patience: PATIENCE })
  if (!kept.ok) return kept
  if (!kept.value?.keys) return NOT_UNDERSTOOD
  const merged = mergeKeys(base, mine, readOwnKeys(kept.value.keys))
  const answer = await api('PUT', '/me/keys', { body: { keys: keptKeys(merged) }, keepalive: true, patience: PATIENCE })
  return answer.ok ? { ...answer, value: merged } : answer
}
