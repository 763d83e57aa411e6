import { NavLinks } from '@/components/ui/NavLinks'
import { shell } from './strings'

export type ProjectCounts = { readonly documents: number; readonly review: number; readonly members: number }

/** The rooms of a project. `review` counts what waits for the caller, not what there is. */
export function ProjectTabs({ projectId, counts }: { projectId: string; counts?: ProjectCounts }) {
  const at = (room: string) => `/projects/${projectId}${room}`
  return (
    <NavLinks
      label={shell.tabs}
      className="px-7 max-md:px-1"
      links={[
        { href: at(''), label: shell.documents, count: counts?.documents, exact: true },
        { href: at('/review'), label: shell.review, count: counts?.review },
        { href: at('/aggregates'), label: shell.aggregates },
        { href: at('/tagset'), label: shell.tagset },
        { href: at('/guidelines'), label: shell.guidelines },
        { href: at('/members'), label: shell.members, count: counts?.members },
        { href: at('/settings'), label: shell.settings },
      ]}
    />
  )
}
