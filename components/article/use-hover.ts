'use client'
import { useEffect, useRef } from 'react'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { tagName } from './channels'
import type { Painted } from './segments'

/** So long the pointer rests before anything lights: whoever passes or scrolls by lights nothing. */
const REST_MS = 40
const LOOK = 'background: var(--sourcing-tint, #e4edfb); color: var(--ink, #1d1b17);'
const LOOK_FORCED = 'outline: 2px solid Highlight;'

/** What names a span beside the text, such as its line in a list: `<button {...namesSpan(id)}>`. Pointing at it lights the span. */
export const namesSpan = (id: string) => ({ 'data-span': id })
/** Where the names of spans under the pointer are written that nothing beside the text names: `<p {...namesPointed} />`. */
export const namesPointed = { 'data-pointed': '', 'aria-hidden': true } as const

/**
 * Pointing at what names a span, or coming to it by keys, lights the span in the text; pointing at a place in the text lights
 * what names the smallest span there, which a click would take. Nothing is drawn by React, and no element of the text is
 * touched: one rule in a style sheet of its own says what is lit.
 */
export function useHover(tagset: Tagset, annotations: ReadonlyMap<string, Painted>): void {
  const latest = useRef({ tagset, annotations })
  latest.current = { tagset, annotations }
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    let timer: ReturnType<typeof setTimeout> | undefined
    let lit = ''
    const light = (selector: string, names = '') => {
      const written = document.querySelector('[data-pointed]')
      if (written && written.textContent !== names) written.textContent = names
      if (selector === lit) return
      lit = selector
      sheet.replaceSync(lit && `${lit} { ${LOOK} } @media (forced-colors: active) { ${lit} { ${LOOK_FORCED} } }`)
    }
    const show = (target: EventTarget | null) => {
      const { named, pointed } = spansAt(target)
      const { tagset, annotations } = latest.current
      const [smallest, ...more] = pointed.flatMap((id) => annotations.get(id) ?? []).sort((a, b) => lengthOf(a) - lengthOf(b))
      if (!smallest) light(named === null ? '' : inText(named))
      else if (document.querySelector(`[data-span="${CSS.escape(smallest.id)}"]`)) light(beside(smallest.id))
      else light('', [smallest, ...more].map(({ tag }) => tagName(tagset, tag)).join(' · '))
    }
    const soon = (target: EventTarget | null) => {
      clearTimeout(timer)
      timer = setTimeout(() => show(target), REST_MS)
    }
    const onPointer = ({ pointerType, buttons, target }: PointerEvent) => {
      if (pointerType !== 'touch') soon(buttons === 0 ? target : null)
    }
    const onFocus = ({ target }: FocusEvent) => soon(target instanceof Element && target.matches(':focus-visible') ? target : null)
    const onLeave = () => soon(null)
    document.addEventListener('pointerover', onPointer, { passive: true })
    document.addEventListener('focusin', onFocus)
    document.documentElement.addEventListener('pointerleave', onLeave)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', onPointer)
      document.removeEventListener('focusin', onFocus)
      document.documentElement.removeEventListener('pointerleave', onLeave)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [])
}

const lengthOf = ({ parts }: Painted) => (parts.at(-1)?.end ?? 0) - (parts[0]?.start ?? 0)
const inText = (id: string) => `.g-text [data-ids~="${CSS.escape(id)}"]`
/** The focused one stands out already. */
const beside = (id: string) => `[data-span="${CSS.escape(id)}"]:not([aria-current="true"])`

/** The spans that stand where the pointer is in the text, or the one that is named there beside it. */
function spansAt(target: EventTarget | null): { readonly pointed: readonly string[]; readonly named: string | null } {
  const element = target instanceof Element ? target : null
  const pointed = element?.closest('.g-text [data-ids]')?.getAttribute('data-ids')
  return { pointed: pointed ? pointed.split(' ') : [], named: element?.closest('[data-span]')?.getAttribute('data-span') ?? null }
}
