import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { type Caller, callerOfCookies } from './caller'

/** The caller of the page being made, or null. */
export async function maybePageCaller(): Promise<Caller | null> {
  const jar = await cookies()
  return callerOfCookies(new Map(jar.getAll().map(({ name, value }) => [name, value])))
}

/** The caller of the page being made. Strangers are sent to the sign-in page and brought back afterwards. */
export async function pageCaller(): Promise<Caller> {
  const caller = await maybePageCaller()
  if (caller) return caller
  const path = (await headers()).get('x-galley-path') ?? '/'
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`)
}
