import { ChannelSample } from '@/components/article/ChannelSample'
import { tagName } from '@/components/article/channels'
import { namesSpan } from '@/components/article/use-hover'
import { quoteOf } from '@/lib/domain/annotation/annotation'
import type { InspectorProps } from './inspector-props'
import { inspector } from './inspector-strings'
import { KeyOf } from './keys/keys-now'

type HereProps = Pick<InspectorProps, 'tagset' | 'looks' | 'annotations' | 'here' | 'onFocus'> & { readonly focusedId: string }

/** All spans at the caret, the smallest first, where there are several: the focused one stands out, and any is one click away. */
export function HerePart({ tagset, looks, annotations, here, focusedId, onFocus }: HereProps) {
  const all = here.flatMap((id) => annotations.get(id) ?? [])
  if (all.length < 2) return null
  return (
    <div className="mt-3">
      <p className="mb-1 flex items-center gap-1.5 text-13 text-ink-2">
        {inspector.here(all.findIndex(({ id }) => id === focusedId) + 1, all.length)} <KeyOf command="next" />
      </p>
      <ul aria-label={inspector.spansHere} className="-mx-2 max-h-44 overflow-y-auto">
        {all.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              {...namesSpan(one.id)}
              aria-current={one.id === focusedId ? 'true' : undefined}
              onClick={() => onFocus(one.id)}
              className="flex min-h-7 w-full items-center gap-2.5 rounded-md border-transparent border-s-2 px-2 py-1 text-start text-13 text-ink-2 hover:bg-paper-2 aria-[current=true]:border-proof aria-[current=true]:bg-paper-3 aria-[current=true]:font-medium aria-[current=true]:text-ink pointer-coarse:min-h-10"
            >
              <ChannelSample look={looks.get(one.tag)} />
              <span className="shrink-0">{tagName(tagset, one.tag)}</span>
              <bdi className="min-w-0 truncate text-ink-3">{quoteOf(one)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
