import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ReviewScreen } from '@/components/review/ReviewScreen'
import { pageCaller } from '@/lib/auth/page-caller'
import { reviewPage } from '@/lib/queries/review-page'

export const metadata: Metadata = { title: 'Review' }

export default async function Page({ params, searchParams }: PageProps<'/annotation-sets/[set]/review'>) {
  const [{ set }, { span }] = await Promise.all([params, searchParams])
  const spanId = typeof span === 'string' ? span : null
  const caller = await pageCaller()
  const page = await reviewPage(caller, set)
  if (!page.ok) notFound()
  if (page.value.set.owner?.id === caller.userId && page.value.set.kind === 'annotator')
    redirect(`/documents/${page.value.document.id}${spanId ? `?span=${encodeURIComponent(spanId)}` : ''}`)
  return <ReviewScreen page={page.value} spanId={spanId} user={{ userId: caller.userId, name: caller.name, email: caller.email }} />
}
