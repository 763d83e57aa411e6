'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '@/components/api-client'
import { type KeptKeys, keptKeys, type OwnKeys, readOwnKeys } from '@/lib/domain/keys/own-keys'

export type OwnKeysHeld = {
  readonly keys: OwnKeys
  /** they hold at once, and are kept by the account */
  readonly change: (keys: OwnKeys) => void
  /** why the account has not kept the last ones, or null */
  readonly unkept: string | null
  readonly keepAgain: () => void
}

/** The reader's own keys, as the page came with them; changes are kept by the account, one after the other, and seen in other tabs. */
export function useOwnKeys(kept: KeptKeys, userId: string): OwnKeysHeld {
  const [keys, setKeys] = useState(() => readOwnKeys(kept))
  const [unkept, setUnkept] = useState<string | null>(null)
  const latest = useRef(keys)
  const keeping = useRef(false)
  const channel = useRef<BroadcastChannel | null>(null)
  const keep = useCallback(async () => {
    if (keeping.current) return
    keeping.current = true
    for (let sent: OwnKeys | null = null; sent !== latest.current; ) {
      sent = latest.current
      const answer = await api('PUT', '/me/keys', { body: { keys: keptKeys(sent) }, keepalive: true })
      setUnkept(answer.ok ? null : answer.detail)
    }
    keeping.current = false
  }, [])
  useEffect(() => {
    const opened = new BroadcastChannel(`galley-keys-${userId}`)
    channel.current = opened
    opened.onmessage = ({ data }) => {
      latest.current = readOwnKeys(data)
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
