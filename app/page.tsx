import type { Metadata } from 'next'
import { ProjectsScreen } from '@/components/projects/ProjectsScreen'
import { TopBar } from '@/components/shell/TopBar'
import { pageCaller } from '@/lib/auth/page-caller'
import { projectHome } from '@/lib/queries/project-home'
import { trashedProjects } from '@/lib/queries/trash'

const TRASHED_SHOWN = 200

export const metadata: Metadata = { title: 'Projects' }

export default async function Home() {
  const caller = await pageCaller()
  const [projects, trash] = await Promise.all([projectHome(caller), trashedProjects(caller, { limit: TRASHED_SHOWN })])
  const trashed = trash.ok ? trash.value.items.map(({ id, name, deletedAt }) => ({ id, name, deletedAt })) : []
  return (
    <>
      <TopBar user={caller} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[72rem] px-10 pt-9 pb-20 outline-none max-md:px-4 max-md:pt-5">
        <ProjectsScreen projects={projects} trashed={trashed} />
      </main>
    </>
  )
}
