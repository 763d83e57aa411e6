'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { words } from './strings'

type Props = { title: string; note: string; secret: string; onDone: () => void }

/** A secret that is shown this once: to be copied, then put away. */
export function ShownOnce({ title, note, secret, onDone }: Props) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret).catch(() => null)
    setCopied(true)
  }
  return (
    <div role="status" className="mt-4 rounded-md bg-ok-tint px-4 py-3.5">
      <p className="font-semibold">{title}</p>
      <p className="text-13 text-ink-2">{note}</p>
      <code className="mt-2.5 block select-all break-all rounded-sm bg-paper px-2.5 py-2 text-13">{secret}</code>
      <div className="mt-2.5 flex gap-2">
        <Button size="sm" icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={copy}>
          {copied ? words.copied : words.copy}
        </Button>
        <Button size="sm" variant="plain" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}
