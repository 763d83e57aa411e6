import { existsSync } from 'node:fs'
import { db } from '@/lib/data/client'
import { databaseUrl } from '@/lib/data/provider'
import type { Result } from '@/lib/domain/result'

/** What the operator can mend: said in one line, without a trace. */
export class CommandProblem extends Error {}

/** The value of a result, or its refusal as a problem. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new CommandProblem(result.detail)
  return result.value
}

/** Ends with clear words where there is no database, or one without tables. */
export async function checkDatabase(): Promise<void> {
  const file = databaseUrl().match(/^file:(.*?)(\?|$)/)?.[1]
  if (file && !existsSync(file)) throw new CommandProblem(`There is no database at ${file} yet: npm start makes it.`)
  try {
    await db().user.count({ take: 1 })
  } catch (error) {
    const address = databaseUrl().replace(/:\/\/[^@/]*@/, '://…@')
    const { code } = error as { code?: string }
    const why =
      code === 'P2021' ? 'it has no tables yet: npm start makes them' : ((error as Error).message.trim().split('\n').at(-1) ?? code)
    throw new CommandProblem(`The database ${address} cannot be used: ${why}`)
  }
}

/** Prints a result: the object as JSON, or words for people. */
export function print(json: boolean | undefined, value: unknown, words: string): void {
  console.log(json ? JSON.stringify(value) : words)
}
