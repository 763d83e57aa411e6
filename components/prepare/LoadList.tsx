import { Button, ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { ProgressBar } from '@/components/ui/ProgressBar'
import { words } from './strings'
import type { Load, LoadState } from './use-loading'

/** What is being loaded, and what became of it. */
export function LoadList({ items, onAgain }: { items: readonly LoadState[]; onAgain: (load: Load) => void }) {
  if (items.length === 0) return null
  const refused = items.filter(({ state }) => state === 'refused')
  const done = items.filter(({ state }) => state === 'loaded').length
  return (
    <div className="mb-6 flex flex-col gap-3">
      {refused.map(({ key, load, detail }) => (
        <Notice
          key={key}
          tone="error"
          title={`${load.name}: ${words.states.refused}`}
          actions={
            <Button size="sm" onClick={() => onAgain(load)}>
              {words.again}
            </Button>
          }
        >
          {detail} {'format' in load && words.kept}
        </Notice>
      ))}
      {items.length > refused.length && (
        <section aria-label={words.progress(done, items.length)} aria-live="polite">
          <div className="flex items-center gap-3">
            <ProgressBar done={done / items.length} label={words.progress(done, items.length)} className="flex-1" />
            <span className="text-13 text-ink-2">{words.progress(done, items.length)}</span>
          </div>
          <ul className="mt-2">
            {items
              .filter(({ state }) => state !== 'refused')
              .map(({ key, load, state, title, documentId }) => (
                <li key={key} className="flex items-center gap-3 border-rule border-b py-2">
                  <span className="min-w-0 flex-1 truncate">
                    {title ?? load.name} <span className="text-ink-3">· {words.states[state]}</span>
                  </span>
                  {documentId && (
                    <ButtonLink size="sm" href={`/documents/${documentId}/prepare`}>
                      {words.prepareIt}
                    </ButtonLink>
                  )}
                </li>
              ))}
          </ul>
        </section>
      )}
    </div>
  )
}
