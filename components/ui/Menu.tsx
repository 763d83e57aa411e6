'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { Kbd } from './Kbd'

const item =
  'flex cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-ink text-sm outline-none data-disabled:text-ink-3 data-highlighted:bg-paper-3 pointer-coarse:py-2.5 [&_svg]:size-4 [&_svg]:shrink-0'

type MenuProps = {
  trigger: ReactElement<Record<string, unknown>>
  label?: string
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
  children: ReactNode
}

/** A menu that opens at its trigger (a `Button`, say): arrows move, letters find, Enter takes, Escape closes. */
export function Menu({ trigger, label, align = 'start', side = 'bottom', children }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className="z-40">
          <Base.Popup
            aria-label={label}
            className="max-h-[min(24rem,var(--available-height))] min-w-44 max-w-80 origin-(--transform-origin) overflow-y-auto rounded-md border border-rule bg-paper p-1 shadow-pop outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type MenuItemProps = Omit<ComponentProps<typeof Base.Item>, 'className'> & { icon?: ReactNode; keys?: string; danger?: boolean }

export function MenuItem({ icon, keys, danger, children, ...props }: MenuItemProps) {
  return (
    <Base.Item className={danger ? `${item} text-proof` : item} {...props}>
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {keys && <Kbd>{keys}</Kbd>}
    </Base.Item>
  )
}

/** An item that is a link: it may be opened in another tab, or download. */
export function MenuLink({ href, icon, download, children }: { href: string; icon?: ReactNode; download?: boolean; children: ReactNode }) {
  return (
    <Base.LinkItem className={item} closeOnClick href={href} {...(download ? { download: true } : { render: <Link href={href} /> })}>
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
    </Base.LinkItem>
  )
}

type MenuChoiceProps = {
  label?: string
  value: string
  options: readonly { value: string; label: ReactNode }[]
  onChoose: (value: string) => void
}

/** One of several: the chosen one has a tick. */
export function MenuChoice({ label, value, options, onChoose }: MenuChoiceProps) {
  return (
    <Base.Group>
      {label && <Base.GroupLabel className="px-2.5 pt-1.5 pb-1 text-ink-3 text-xs">{label}</Base.GroupLabel>}
      <Base.RadioGroup value={value} onValueChange={(next: string) => onChoose(next)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={item}>
            <span className="flex size-4 shrink-0 items-center justify-center">
              <Base.RadioItemIndicator>
                <Check aria-hidden />
              </Base.RadioItemIndicator>
            </span>
            <span className="min-w-0 flex-1">{option.label}</span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  )
}

export const MenuSeparator = () => <Base.Separator className="mx-1 my-1 h-px bg-rule" />
