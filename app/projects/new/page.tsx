import type { Metadata } from 'next'
import { NewProjectForm } from '@/components/projects/ProjectForm'
import { words } from '@/components/projects/strings'
import { PageHead } from '@/components/shell/ProjectPage'
import { TopBar } from '@/components/shell/TopBar'
import { pageCaller } from '@/lib/auth/page-caller'

export const metadata: Metadata = { title: words.newTitle }

export default async function Page() {
  const caller = await pageCaller()
  return (
    <>
      <TopBar crumbs={[{ label: words.home, href: '/' }, { label: words.newTitle }]} user={caller} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[44rem] px-10 pt-9 pb-20 outline-none max-md:px-4 max-md:pt-5">
        <PageHead title={words.newTitle}>{words.newText}</PageHead>
        <NewProjectForm />
      </main>
    </>
  )
}
