'use client'
import { useEffect } from 'react'

/** `[` and `]` follow the links to the document before and after (those with these `aria-keyshortcuts`), from anywhere but a field. */
export function useQueueKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.key !== '[' && event.key !== ']') || event.ctrlKey || event.metaKey || event.altKey) return
      if ((event.target as Element).closest?.('input, textarea, select, [role="dialog"]')) return
      document.querySelector<HTMLAnchorElement>(`a[aria-keyshortcuts="${event.key}"]`)?.click()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
