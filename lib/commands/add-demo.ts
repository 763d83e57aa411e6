import { v7 } from 'uuid'
import type { Caller } from '@/lib/auth/caller'
import { gateInstance } from '@/lib/auth/gate-instance'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { transaction } from '@/lib/data/client'
import { insertDemo, putPlaceholder } from '@/lib/data/demo'
import { putMember } from '@/lib/data/members'
import { insertProject } from '@/lib/data/projects'
import { findUser } from '@/lib/data/users'
import { planDemo } from '@/lib/domain/demo/plan-demo'
import { failure, type Result, success } from '@/lib/domain/result'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { demoText } from '@/lib/importers/demo/demo-text'
import { readDemo } from '@/lib/importers/demo/read-demo'

/**
 * Makes the demo project, with the caller as its manager. Its readers are people without a password, made once and found
 * again while nobody has claimed them; everything else is new each time, so that it can be added as often as anybody likes.
 */
export async function addDemo(caller: Caller): Promise<Result<{ projectId: string }, ProblemReason>> {
  const allowed = gateInstance(caller, 'projects.create')
  if (!allowed.ok) return allowed
  const user = await findUser(caller.userId)
  if (!user || user.disabledAt) return failure('unauthenticated', 'There is no such account, or it is disabled.')
  const demo = await readDemo()
  const texts = new Map(demo.articles.map((article) => [article.slug, demoText(article)]))
  const projectId = await transaction(async (tx) => {
    const { name, description, language, members } = demo.study
    const study = { name, description, language, guidelines: demo.guidelines, isDemo: true }
    const { id } = await insertProject(tx, { ...study, createdById: caller.userId, tagset: defaultTagset })
    const people = new Map([['you', caller.userId]])
    for (const member of members) {
      const userId = await putPlaceholder(tx, member.name, (n) => `${member.key}${n > 1 ? `.${n}` : ''}@demo.galley.invalid`)
      await putMember(tx, id, userId, member.role)
      people.set(member.key, userId)
    }
    const plan = planDemo(demo, { tagset: defaultTagset, texts, people, now: new Date(), newId: (at) => v7({ msecs: at.getTime() }) })
    await insertDemo(tx, { id, createdById: caller.userId, tagset: defaultTagset }, plan)
    return id
  })
  return success({ projectId })
}
