import { existsSync } from 'node:fs'
import { db } from '@/lib/data/client'
import { isStorageProblem } from '@/lib/data/errors'
import { databaseUrl } from '@/lib/data/provider'
import type { Result } from '@/lib/domain/result'

/** What the operator can mend: said in one line, without a trace. */
export class CommandProblem extends Error {}

/** The value of a result, or its refusal as a problem. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new CommandProblem(result.detail)
  return result.value
}

/** What went wrong, in one line that tells the operator what to mend; null for what is a fault of ours. */
export function inOneLine(error: unknown): string | null {
  if (error instanceof CommandProblem) return error.message
  const trouble = isStorageProblem(error)
  if (trouble === 'busy') return 'The database is busy: somebody else is writing. Nothing of this was done; try again.'
  if (trouble === 'full') return 'The disk is full. Nothing of this was done.'
  const { code, syscall, path } = error as NodeJS.ErrnoException
  return syscall ? `${path ?? syscall}: ${OF_FILES[code ?? ''] ?? code}` : null
}

const OF_FILES: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this may not be read or written',
  EPERM: 'this may not be read or written',
  EISDIR: 'this is a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'this disk is not written to',
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
