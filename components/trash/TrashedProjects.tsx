'use client'

import { ChevronRight, RotateCcw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/Button'
import { day, words } from './strings'
import { useTrash } from './use-trash'

export type TrashedProject = { readonly id: string; readonly name: string; readonly deletedAt: string }

/** The projects in the trash that the caller may take out of it, folded away below their list. Nothing where there is none. */
export function TrashedProjects({ projects }: { projects: readonly TrashedProject[] }) {
  const { restore } = useTrash()
  const router = useRouter()
  if (projects.length === 0) return null
  return (
    <details className="group mt-10">
      <summary className="inline-flex cursor-pointer list-none items-center gap-1.5 rounded-sm text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform duration-100 group-open:rotate-90 rtl:rotate-180" />
        {words.projects} <span className="tabular-nums">{projects.length}</span>
      </summary>
      <p className="mt-2 text-13 text-ink-2">{words.stays}</p>
      <ul className="mt-3 border-rule border-t">
        {projects.map(({ id, name, deletedAt }) => (
          <li key={id} className="flex items-center gap-4 border-rule border-b py-3">
            <div className="min-w-0 flex-1">
              <div dir="auto" className="truncate font-semibold font-serif text-[1.0625rem]">
                {name}
              </div>
              <div className="text-13 text-ink-2 first-letter:uppercase">
                {words.since} {day(deletedAt)}
              </div>
            </div>
            <Button
              size="sm"
              icon={<RotateCcw aria-hidden />}
              aria-label={words.restoreThis(name)}
              onClick={() => void restore({ path: `/projects/${id}`, title: name }, () => router.refresh())}
            >
              {words.restore}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
