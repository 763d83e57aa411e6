'use client'

import { type ComponentProps, useState } from 'react'
import { Input } from '@/components/ui/Field'
import { words } from './strings'

/** A password, hidden until shown. */
export function PasswordInput(props: ComponentProps<typeof Input>) {
  const [shown, setShown] = useState(false)
  return (
    <span className="relative block">
      <Input {...props} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" className="pe-14" />
      <button
        type="button"
        aria-label={words.showPassword}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 end-0 rounded-md px-3 text-13 text-ink-3 hover:text-ink"
      >
        {shown ? words.hide : words.show}
      </button>
    </span>
  )
}
