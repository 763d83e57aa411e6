import { Plus } from 'lucide-react'
import Link from 'next/link'
import { MarkedSentence } from '@/components/documents/MarkedSentence'
import { progressWords } from '@/components/documents/strings'
import { PageHead } from '@/components/shell/ProjectPage'
import { type TrashedProject, TrashedProjects } from '@/components/trash/TrashedProjects'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ProgressBar } from '@/components/ui/ProgressBar'
import { LoadDemoButton } from './LoadDemoButton'
import { words } from './strings'

export type ListedProject = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly documentCount: number
  readonly readCount: number
  readonly readingCount: number
}

/** The caller's projects, and below them those in the trash; where there is none, what one is. */
export function ProjectsScreen({ projects, trashed }: { projects: readonly ListedProject[]; trashed: readonly TrashedProject[] }) {
  if (projects.length === 0)
    return (
      <>
        <NoProjects />
        <TrashedProjects projects={trashed} />
      </>
    )
  const make = (
    <ButtonLink variant="primary" icon={<Plus aria-hidden />} href="/projects/new">
      {words.make}
    </ButtonLink>
  )
  return (
    <>
      <PageHead title={words.home} actions={make} />
      <ul className="border-rule border-t">
        {projects.map((project) => (
          <ProjectLine key={project.id} project={project} />
        ))}
      </ul>
      <TrashedProjects projects={trashed} />
    </>
  )
}

function ProjectLine({ project }: { project: ListedProject }) {
  const all = Math.max(1, project.documentCount)
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_8rem_14rem] items-center gap-x-8 border-rule border-b py-4 hover:bg-paper-2/60 max-md:block">
      <div className="min-w-0">
        <Link
          href={`/projects/${project.id}`}
          dir="auto"
          className="block truncate font-semibold font-serif text-lg after:absolute after:inset-0"
        >
          {project.name}
        </Link>
        {project.description && (
          <p dir="auto" className="truncate text-13 text-ink-2">
            {project.description}
          </p>
        )}
      </div>
      <div className="text-ink-2 max-md:mt-1 max-md:text-13">{words.documents(project.documentCount)}</div>
      <div className="max-md:mt-2">
        <ProgressBar done={project.readCount / all} underWay={project.readingCount / all} label={words.progressOf(project.name)} />
        <div className="mt-1.5 text-end text-ink-2 text-xs max-md:text-start">
          {progressWords(project.documentCount, project.readCount, project.readingCount)}
        </div>
      </div>
    </li>
  )
}

function NoProjects() {
  const action = (
    <>
      <LoadDemoButton />
      <ButtonLink icon={<Plus aria-hidden />} href="/projects/new">
        {words.make}
      </ButtonLink>
    </>
  )
  return (
    <EmptyState heading="h1" title={words.first} example={<MarkedSentence />} action={action}>
      {words.firstText}
    </EmptyState>
  )
}
