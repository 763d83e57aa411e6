import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { ApiReference } from '@/components/api-docs/ApiReference'
import type { ApiDocument } from '@/components/api-docs/api-document'
import { words } from '@/components/api-docs/strings'
import { openApi } from '@/lib/api/openapi'
import { maybePageCaller } from '@/lib/auth/page-caller'
import { settings } from '@/lib/settings'
import { VERSION } from '@/lib/version'

export const metadata: Metadata = { title: words.title }

/** The reference is for everybody, as openapi.json is. */
export default async function Page() {
  const caller = await maybePageCaller()
  const { GALLEY_URL, GALLEY_TOKEN_RATE } = settings()
  const origin = GALLEY_URL?.replace(/\/$/, '') ?? `http://${(await headers()).get('host') ?? 'localhost:3000'}`
  return <ApiReference document={openApi(VERSION, GALLEY_TOKEN_RATE) as ApiDocument} origin={origin} user={caller} />
}
