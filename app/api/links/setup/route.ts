import { serveAnyone } from '@/lib/api/serve'
import { sessionCaller } from '@/lib/auth/caller'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { addDemo } from '@/lib/commands/add-demo'
import { setUp } from '@/lib/commands/set-up'
import { setUp as operation } from '@/lib/contracts/one-time-links'

export const POST = serveAnyone(operation, async ({ body: { demo, ...given }, request }) => {
  const result = await setUp(given)
  if (!result.ok) return result
  const answer = demo ? await withDemo(result.value) : { demo: 'none', goTo: '/' }
  return Response.json(answer, { status: 201, headers: { 'set-cookie': await sessionCookie(result.value, request.headers) } })
})

/** The account is made already: a demo that cannot be added is said, and takes nothing back. */
async function withDemo(owner: Parameters<typeof sessionCaller>[0]): Promise<{ demo: 'added' | 'failed'; goTo: string }> {
  try {
    const added = await addDemo(sessionCaller(owner))
    return added.ok ? { demo: 'added', goTo: `/projects/${added.value.projectId}` } : { demo: 'failed', goTo: '/' }
  } catch (error) {
    console.error(error)
    return { demo: 'failed', goTo: '/' }
  }
}
