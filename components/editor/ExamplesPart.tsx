import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import type { Tag } from '@/lib/domain/tagset/tagset'
import { inspector } from './inspector-strings'
import { MarkedWords } from './MarkedWords'

/** What the tag is and is not, where the window is high enough; opened, in full and with the reason. */
export function ExamplesPart({ tag }: { tag: Tag }) {
  const [open, setOpen] = useState(false)
  if (!tag.positive && !tag.negative) return null
  const toggle = (
    <button
      type="button"
      aria-expanded={open}
      className="group flex w-full items-center justify-between rounded-sm text-start font-medium text-13 text-ink-2 hover:text-ink"
      onClick={() => setOpen(!open)}
    >
      {inspector.examples}
      <ChevronDown aria-hidden className="size-3.5 text-ink-3 group-aria-expanded:rotate-180" />
    </button>
  )
  return (
    <div className="max-md:hidden">
      <InspectorPart>
        <h2>{toggle}</h2>
        <dl
          className={clsx(
            'mt-2 grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5 text-13',
            !open && '[@media(max-height:53rem)]:hidden',
          )}
        >
          <Example name={inspector.yes} words={tag.positive} open={open} />
          <Example name={inspector.no} words={tag.negative} why={tag.negativeWhy} open={open} />
        </dl>
      </InspectorPart>
    </div>
  )
}

function Example({ name, words, why, open }: { name: string; words: string; why?: string; open: boolean }) {
  if (!words) return null
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="font-serif text-[0.9375rem] leading-5">
        <span className={open ? undefined : 'line-clamp-3'}>
          <MarkedWords words={words} />
        </span>
        {open && why && <span className="block font-sans text-13 text-ink-2">{why}</span>}
      </dd>
    </>
  )
}
