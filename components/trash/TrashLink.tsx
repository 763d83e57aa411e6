import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { words } from './strings'

/** The quiet way to a project's trash; where `count` is given it is said, and 0 shows nothing. */
export function TrashLink({ projectId, count }: { projectId: string; count?: number }) {
  if (count === 0) return null
  return (
    <Link
      href={`/projects/${projectId}/trash`}
      prefetch={false}
      className="inline-flex items-center gap-1.5 rounded-sm text-13 text-ink-2 hover:text-ink hover:underline hover:underline-offset-4"
    >
      <Trash2 aria-hidden className="size-4" /> {words.trash} {count !== undefined && <span className="tabular-nums">{count}</span>}
    </Link>
  )
}
