'use client'
import { AArrowDown, AArrowUp, ALargeSmall } from 'lucide-react'
import { IconButton, iconButtonClass } from '@/components/ui/IconButton'
import { Popover } from '@/components/ui/Popover'
import { MEASURES, type ReadingSettings, SIZES } from './reading-settings'
import { frame } from './top-strings'

type ReadingMenuProps = { readonly settings: ReadingSettings; readonly onChange: (settings: ReadingSettings) => void }

/** How large the article's letters are, and how long its lines. */
export function ReadingMenu({ settings, onChange }: ReadingMenuProps) {
  const at = SIZES.indexOf(settings.size as (typeof SIZES)[number])
  const resize = (by: number) => onChange({ ...settings, size: SIZES[at + by] ?? settings.size })
  const trigger = (
    <button type="button" aria-label={frame.reading} title={frame.reading} className={iconButtonClass}>
      <ALargeSmall aria-hidden />
    </button>
  )
  return (
    <Popover trigger={trigger} label={frame.reading} side="right" align="start">
      <div className="flex items-center gap-1">
        <span className="w-24 text-13 text-ink-2">{frame.size}</span>
        <IconButton label={frame.smaller} disabled={at <= 0} onClick={() => resize(-1)}>
          <AArrowDown aria-hidden />
        </IconButton>
        <output className="w-8 text-center text-13 tabular-nums">{settings.size}</output>
        <IconButton label={frame.larger} disabled={at === SIZES.length - 1} onClick={() => resize(1)}>
          <AArrowUp aria-hidden />
        </IconButton>
      </div>
      <fieldset className="mt-1 flex items-center gap-1">
        <legend className="float-left w-24 text-13 text-ink-2">{frame.measure}</legend>
        {MEASURES.map((measure) => (
          <button
            key={measure}
            type="button"
            aria-pressed={settings.measure === measure}
            className="h-7 rounded-md px-2 text-13 hover:bg-paper-3 aria-pressed:bg-ink aria-pressed:text-paper pointer-coarse:h-9"
            onClick={() => onChange({ ...settings, measure })}
          >
            {frame.measures[measure]}
          </button>
        ))}
      </fieldset>
    </Popover>
  )
}
