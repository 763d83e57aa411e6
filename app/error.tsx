'use client'
import { useEffect } from 'react'
import { BrokenPage } from '@/components/shell/BrokenPage'

/** Where a page breaks, on the server or in the browser. `retry` reads it from the server and draws it anew. */
export default function BrokenPageOf({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  useEffect(() => console.error(error), [error])
  return <BrokenPage onAgain={retry} />
}
