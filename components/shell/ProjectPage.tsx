import type { ReactNode } from 'react'
import { type ProjectCounts, ProjectTabs } from './ProjectTabs'
import { TopBar } from './TopBar'
import type { ShellUser } from './UserMenu'

type ProjectPageProps = {
  project: { readonly id: string; readonly name: string }
  counts?: ProjectCounts
  user: ShellUser
  /** in the top bar, before the user's menu */
  top?: ReactNode
  children: ReactNode
}

/** The frame of a project's rooms: top bar, tabs, and a page of at most 1264 px. */
export function ProjectPage({ project, counts, user, top, children }: ProjectPageProps) {
  return (
    <>
      <TopBar crumbs={[{ label: project.name, href: `/projects/${project.id}` }]} user={user}>
        {top}
      </TopBar>
      <ProjectTabs projectId={project.id} counts={counts} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[84rem] px-10 pt-7 pb-20 outline-none max-md:px-4 max-md:pt-5">
        {children}
      </main>
    </>
  )
}

type PageHeadProps = { title: ReactNode; children?: ReactNode; actions?: ReactNode }

/** A page's heading with a line below it and its buttons at the right. */
export function PageHead({ title, children, actions }: PageHeadProps) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div className="min-w-0 max-w-3xl">
        <h1 dir="auto">{title}</h1>
        {children && <div className="mt-1 text-ink-2">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-3 max-md:w-full">{actions}</div>}
    </div>
  )
}
