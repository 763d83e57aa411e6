'use client'
import { BookOpen } from 'lucide-react'
import { TopBar } from '@/components/shell/TopBar'
import type { ShellUser } from '@/components/shell/UserMenu'
import { buttonClass } from '@/components/ui/Button'
import type { ArticleContext } from '@/lib/contracts/annotate-page'
import { useKeyOf } from './keys/keys-now'
import type { SaveState } from './outbox'
import { SaveNote } from './SaveNote'
import { SubmitButton } from './SubmitButton'
import { words } from './strings'
import { frame } from './top-strings'

type EditorTopProps = Omit<Parameters<typeof SubmitButton>[0], 'save'> & {
  readonly user: ShellUser
  readonly project: ArticleContext['project']
  readonly title: string
  /** null where there is no set of one's own */
  readonly save: SaveState | null
  readonly onRetry: () => void
  readonly locked: boolean
  readonly guidelinesOpen: boolean
  /** the anchor of the section of the tag in hand */
  readonly guidelinesAt: string | null
  readonly onGuidelines: () => void
}

/** The annotate screen's top bar: where one is, how much is saved, the guidelines, and the reading's end. */
export function EditorTop(props: EditorTopProps) {
  const { user, project, title, save, onRetry, locked, guidelinesOpen, guidelinesAt, onGuidelines, ...submit } = props
  const crumbs = [{ label: project.name, href: `/projects/${project.id}` }, { label: title }]
  const guidelines = (
    <>
      <BookOpen aria-hidden />
      <span className="max-lg:sr-only">{frame.guidelines}</span>
    </>
  )
  const opens = useKeyOf('guidelines')
  return (
    <TopBar crumbs={crumbs} user={user}>
      {save ? (
        <SaveNote save={save} unsavedCount={submit.unsavedCount || undefined} onRetry={onRetry} />
      ) : (
        <span className="text-ink-2 text-sm">{words.readOnly}</span>
      )}
      <button
        type="button"
        data-opens="guidelines"
        aria-pressed={guidelinesOpen}
        aria-keyshortcuts={opens.aria}
        title={opens.printed ? `${frame.guidelines} (${opens.printed})` : frame.guidelines}
        className={`${buttonClass({ variant: 'plain' })} aria-pressed:text-ink max-md:hidden`}
        onClick={onGuidelines}
      >
        {guidelines}
      </button>
      <a
        data-opens="guidelines"
        href={`/projects/${project.id}/guidelines${guidelinesAt ? `#${guidelinesAt}` : ''}`}
        target="_blank"
        rel="noreferrer"
        className={`${buttonClass({ variant: 'plain' })} px-2 md:hidden`}
      >
        {guidelines}
      </a>
      {save && locked && <span className="text-ink-2 text-sm max-md:hidden">{frame.submitted}</span>}
      {save && !locked && <SubmitButton {...submit} save={save} />}
    </TopBar>
  )
}
