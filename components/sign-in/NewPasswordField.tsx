'use client'

import { useEffect, useState } from 'react'
import { Field } from '@/components/ui/Field'
import { PASSWORD_CHARACTERS, passwordProblem } from '@/lib/domain/account/password'
import type { Strength } from '@/lib/domain/account/password-strength'
import { PasswordInput } from './PasswordInput'
import { words } from './strings'

type Props = { label: string; value: string; onValue: (value: string) => void; known?: readonly string[]; error?: string }

/** A password to be: how strong it is, in words and bars, once there is something to judge. */
export function NewPasswordField({ label, value, onValue, known = [], error }: Props) {
  const strength = useStrength(value, known)
  return (
    <Field label={label} hint={<Hint value={value} strength={strength} />} error={error}>
      <PasswordInput
        name="password"
        autoComplete="new-password"
        required
        minLength={PASSWORD_CHARACTERS.least}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    </Field>
  )
}

function Hint({ value, strength }: { value: string; strength: Strength | null }) {
  if (!value) return words.passwordHint
  const problem = passwordProblem(value)
  if (problem || !strength) return problem ?? ' '
  return (
    <span className="flex items-center gap-2.5">
      <span aria-hidden className="flex gap-1">
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} className={`h-1 w-5 rounded-full ${bar <= strength.score ? bars[strength.score] : 'bg-rule'}`} />
        ))}
      </span>
      <span role="status">{strength.words}</span>
    </span>
  )
}

const bars = ['bg-proof', 'bg-proof', 'bg-warn', 'bg-ok', 'bg-ok'] as const

/** The estimate of a password, a moment after the last key; the estimator is only loaded then. */
function useStrength(value: string, known: readonly string[]): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null)
  const words = known.join('\n')
  useEffect(() => {
    if (passwordProblem(value)) return setStrength(null)
    let current = true
    const timer = setTimeout(async () => {
      const { passwordStrength } = await import('@/lib/domain/account/password-strength')
      if (current) setStrength(passwordStrength(value, words.split('\n')))
    }, 150)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [value, words])
  return strength
}
