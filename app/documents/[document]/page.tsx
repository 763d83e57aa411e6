import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { AnnotateScreen } from '@/components/editor/AnnotateScreen'
import { READING_COOKIE, readReadingSettings } from '@/components/editor/reading-settings'
import { tagAnchor } from '@/components/projects/tag-anchor'
import { Markdown } from '@/components/ui/Markdown'
import { pageCaller } from '@/lib/auth/page-caller'
import { ensureOwnSet } from '@/lib/commands/annotation-sets'
import { readKeys } from '@/lib/queries/account'
import { readAnnotatePage } from '@/lib/queries/annotate-page'
import { readReading } from '@/lib/queries/annotation-sets'
import { otherReadings } from '@/lib/queries/other-readings'
import { readDecisions } from '@/lib/queries/reviews'

export const metadata: Metadata = { title: 'Annotate' }

export default async function Page({ params, searchParams }: PageProps<'/documents/[document]'>) {
  const caller = await pageCaller()
  const [{ document: id }, { span }] = await Promise.all([params, searchParams])
  const page = await readAnnotatePage(caller, id)
  if (!page.ok) notFound()
  const { document, project, original, queue, tagset, mayAnnotate, activeSeconds } = page.value
  if (!document.text) redirect(`/documents/${id}/prepare`)
  const own = mayAnnotate ? await ensureOwnSet(caller, id) : null
  const row = own?.ok ? own.value.row : null
  const [set, decisions, others, keys] = await Promise.all([
    row && readReading(row),
    row && readDecisions(caller, row.id),
    otherReadings(caller, id),
    readKeys(caller),
  ])
  const guidelines = project.guidelines.trim() && (
    <Markdown anchorOf={(heading) => tagAnchor(tagset, heading)}>{project.guidelines}</Markdown>
  )
  return (
    <AnnotateScreen
      key={`${id} ${caller.userId}`}
      user={{ userId: caller.userId, name: caller.name, email: caller.email }}
      userId={caller.userId}
      document={{ ...document, text: document.text }}
      context={{ project, original, queue, activeSeconds }}
      guidelines={guidelines || null}
      readingSettings={readReadingSettings((await cookies()).get(READING_COOKIE)?.value)}
      keys={keys.ok ? keys.value.keys : {}}
      tagset={tagset}
      set={set}
      spanId={typeof span === 'string' ? span : null}
      others={others.ok ? others.value : []}
      decisions={decisions?.ok ? decisions.value : []}
    />
  )
}
