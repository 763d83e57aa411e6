'use client'

import clsx from 'clsx'
import { type ReactNode, type Ref, Suspense, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useScrolls } from '@/components/ui/use-scrolls'
import { shell } from './strings'
import { useSheet } from './use-sheet'

/** Where keys lead that leave the text. */
export const INSPECTOR_ID = 'inspector'

type ArticleFrameProps = {
  /** the screen's heading for those who do not see it; on the page the top bar says it */
  title?: string
  /** a `TopBar` */
  top: ReactNode
  /** an `IconBar`; not shown on phones */
  bar?: ReactNode
  /** a list that stands between the icons and the article, such as the queue; not shown on phones */
  side?: ReactNode
  sideLabel?: string
  /** for a side that is read rather than chosen from */
  sideWide?: boolean
  /** what stands still at the right edge of the article while it scrolls */
  rail?: ReactNode
  inspector?: ReactNode
  inspectorLabel?: string
  /** the id of what the inspector tells of: it begins at its top for another */
  inspectorAbout?: string | null
  /** on phones: whether the inspector's sheet is up; without it the sheet opens and closes by its handle alone */
  sheetOpen?: boolean
  onSheetOpenChange?: (open: boolean) => void
  /** the way the article runs: what stands beside it changes sides with it */
  dir?: 'ltr' | 'rtl'
  /** a `KeyBar` */
  keys?: ReactNode
  /** the element that scrolls */
  scrollRef?: Ref<HTMLElement>
  children: ReactNode
}

/**
 * The frame of the screens in which an article is read: bars and columns stand still, the article scrolls. On phones the
 * inspector is a sheet below the article that takes its place from the article's height: it never covers the text; a pull at
 * its handle makes it higher. What
 * stands around the article comes to life after it, part by part: each stands in a boundary of its own.
 */
export function ArticleFrame({
  title,
  top,
  bar,
  side,
  sideLabel,
  sideWide,
  rail,
  dir,
  keys,
  scrollRef,
  children,
  ...inspector
}: ArticleFrameProps) {
  return (
    <div className="flex h-dvh flex-col overflow-clip">
      <Suspense>{top}</Suspense>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        {bar && (
          <nav
            aria-label={shell.tools}
            className="flex w-[3.25rem] shrink-0 flex-col items-center gap-1 border-rule border-e py-3 max-md:hidden"
          >
            <Suspense>{bar}</Suspense>
          </nav>
        )}
        {side && (
          <aside
            aria-label={sideLabel}
            className={clsx('shrink-0 overflow-y-auto border-rule border-e max-md:hidden', sideWide ? 'w-80' : 'w-64')}
          >
            {side}
          </aside>
        )}
        <div dir={dir} className="relative flex min-h-0 min-w-0 flex-1">
          <main
            id="content"
            tabIndex={-1}
            ref={scrollRef}
            className="min-h-0 min-w-0 flex-1 overflow-y-auto overscroll-contain outline-none"
          >
            {title && <h1 className="sr-only">{title}</h1>}
            {children}
          </main>
          {rail && (
            <div className="pointer-events-none absolute inset-y-0 end-0 z-10 *:pointer-events-auto max-md:hidden">
              <Suspense>{rail}</Suspense>
            </div>
          )}
        </div>
        <Suspense>{inspector.inspector && <Inspector {...inspector} />}</Suspense>
      </div>
      {keys && (
        <footer data-bottom-bar className="shrink-0">
          <Suspense>{keys}</Suspense>
        </footer>
      )}
    </div>
  )
}

type InspectorProps = Pick<ArticleFrameProps, 'inspector' | 'inspectorLabel' | 'inspectorAbout' | 'sheetOpen' | 'onSheetOpenChange'>

function Inspector({ inspector, inspectorLabel = shell.inspector, inspectorAbout = null, sheetOpen, onSheetOpenChange }: InspectorProps) {
  const [kept, setKept] = useState(false)
  const { barren, ref } = useScrolls()
  const open = sheetOpen ?? kept
  const { sheet, style, handle } = useSheet({
    open,
    onToggle: (opens) => {
      setKept(opens)
      onSheetOpenChange?.(opens)
    },
  })
  const box = useRef<HTMLElement | null>(null)
  const boxRef = useCallback(
    (element: HTMLElement | null) => {
      box.current = element
      return ref(element)
    },
    [ref],
  )
  useLayoutEffect(() => {
    if (box.current && inspectorAbout !== null) box.current.scrollTop = 0
  }, [inspectorAbout])
  return (
    <aside
      ref={sheet}
      id={INSPECTOR_ID}
      style={style}
      tabIndex={-1}
      aria-label={inspectorLabel}
      className="flex shrink-0 flex-col border-rule max-md:max-h-(--sheet) max-md:rounded-t-2xl max-md:border-t md:w-[21.5rem] md:border-s"
    >
      <button
        type="button"
        aria-expanded={open}
        aria-label={open ? shell.hideInspector : shell.showInspector}
        {...handle}
        className="flex h-6 shrink-0 touch-none items-center justify-center md:hidden"
      >
        <span aria-hidden className="h-1 w-9 rounded-full bg-ink-faint" />
      </button>
      <div
        ref={boxRef}
        tabIndex={barren ? 0 : undefined}
        className={clsx('min-h-0 flex-1 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2', !open && 'max-md:hidden')}
      >
        {inspector}
      </div>
    </aside>
  )
}

/** A part of the inspector, with a hairline below it. */
export function InspectorPart({ title, end, children }: { title?: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-rule border-b px-4 py-3.5">
      {(title || end) && (
        <div className="mb-2 flex items-center justify-between gap-2">
          {title && <h2 className="font-medium text-13 text-ink-2">{title}</h2>}
          {end}
        </div>
      )}
      {children}
    </section>
  )
}
