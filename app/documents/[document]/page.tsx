import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AnnotateScreen } from '@/components/editor/AnnotateScreen'
import { pageCaller } from '@/lib/auth/page-caller'
import { ensureOwnSet } from '@/lib/commands/annotation-sets'
import { readAnnotatePage } from '@/lib/queries/annotate-page'
import { readReview } from '@/lib/queries/reviews'

export const metadata: Metadata = { title: 'Annotate' }

export default async function Page({ params, searchParams }: PageProps<'/documents/[document]'>) {
  const caller = await pageCaller()
  const [{ document: id }, { span }] = await Promise.all([params, searchParams])
  const page = await readAnnotatePage(caller, id)
  if (!page.ok) notFound()
  const { document, tagset, mayAnnotate } = page.value
  if (!document.text) redirect(`/documents/${id}/prepare`)
  const own = mayAnnotate ? await ensureOwnSet(caller, id) : null
  const review = own?.ok ? await readReview(caller, own.value.set.id) : null
  const user = { name: caller.name, email: caller.email }
  const text = document.text
  return (
    <AnnotateScreen
      user={user}
      userId={caller.userId}
      document={{ ...document, text }}
      tagset={tagset}
      set={own?.ok ? own.value.set : null}
      spanId={typeof span === 'string' ? span : null}
      decisions={review?.ok ? review.value.decisions : []}
    />
  )
}
