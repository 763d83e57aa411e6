'use client'

import { CircleUser, LogOut } from 'lucide-react'
import { useEffect, useState } from 'react'
import { writeAs } from '@/components/api-client'
import { Avatar, initials } from '@/components/ui/Avatar'
import { Menu, MenuChoice, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/Menu'
import { leave } from './sign-out'
import { shell } from './strings'
import {
  CONTRASTS,
  type Contrast,
  chooseContrast,
  chooseTheme,
  currentContrast,
  currentTheme,
  readContrast,
  readTheme,
  THEMES,
  type Theme,
} from './theme'

export type ShellUser = { readonly userId: string; readonly name: string; readonly email: string }

/** Who is signed in, as whom the page writes: theme, account, the way out. */
export function UserMenu({ user }: { user: ShellUser }) {
  useEffect(() => writeAs(user.userId), [user.userId])
  const trigger = (
    <button type="button" aria-label={shell.menuOf(initials(user.name), user.name)} className="-m-1.5 rounded-full p-1.5">
      <Avatar name={user.name} size="md" />
    </button>
  )
  return (
    <Menu trigger={trigger} label={shell.menuOf(initials(user.name), user.name)} align="end">
      <div className="px-2.5 pt-1.5 pb-2">
        <div className="truncate font-semibold">{user.name}</div>
        <div className="truncate text-13 text-ink-3">{user.email}</div>
      </div>
      <MenuSeparator />
      <ThemeChoice />
      <ContrastChoice />
      <MenuSeparator />
      <MenuLink href="/account" icon={<CircleUser aria-hidden />}>
        {shell.account}
      </MenuLink>
      <MenuItem icon={<LogOut aria-hidden />} onClick={leave}>
        {shell.signOut}
      </MenuItem>
    </Menu>
  )
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(currentTheme)
  const choose = (value: string) => {
    chooseTheme(readTheme(value))
    setTheme(readTheme(value))
  }
  return (
    <MenuChoice
      label={shell.theme}
      value={theme}
      options={THEMES.map((one) => ({ value: one, label: shell.themes[one] }))}
      onChoose={choose}
    />
  )
}

function ContrastChoice() {
  const [contrast, setContrast] = useState<Contrast>(currentContrast)
  const choose = (value: string) => {
    chooseContrast(readContrast(value))
    setContrast(readContrast(value))
  }
  return (
    <MenuChoice
      label={shell.contrast}
      value={contrast}
      options={CONTRASTS.map((one) => ({ value: one, label: shell.contrasts[one] }))}
      onChoose={choose}
    />
  )
}
