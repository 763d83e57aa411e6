import clsx from 'clsx'
import type { TagLook } from '@/components/article/channels'
import '@/components/article/article.css'

/** An example sentence of the tagset; what stands in `[[ ]]` is painted as the tag's spans are in an article. */
export function MarkedExample({ text, look }: { text: string; look: TagLook | undefined }) {
  const pieces = text.split(/\[\[|\]\]/)
  return (
    <span dir="auto" className="g-article !text-base block !max-w-none">
      {pieces.map((piece, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text that never changes have no other name
          <mark key={index} className={clsx('bg-transparent text-inherit', classOf(look))}>
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </span>
  )
}

function classOf(look: TagLook | undefined): string {
  if (!look || look.channel === 'overline') return 'g-over'
  if (look.channel === 'tint') return 'g-seg !bg-framing-tint !text-ink rounded-sm px-px'
  if (look.channel === 'recede') return 'g-recede !text-boilerplate-ink border-boilerplate border-s-2 ps-1.5'
  return clsx('g-line !text-ink', look.line !== 'solid' && `g-line-${look.line}`)
}
