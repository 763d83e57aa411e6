import type { ReactNode } from 'react'
import type { ApiDocument } from './api-document'
import { Code } from './Code'
import { words } from './strings'

/** What holds for every operation, before the first one. */
export function Basics({ document, origin }: { document: ApiDocument; origin: string }) {
  const { bodyBytes, changesPerRequest, itemsPerPage, requestsPerMinutePerToken } = document['x-galley-limits']
  return (
    <section aria-label={words.basics}>
      <p className="mb-6 text-13 text-ink-3">
        {words.documentLead(document.info.version)}{' '}
        <a href="/api/v1/openapi.json" className="rounded-sm text-ink underline decoration-ink-faint underline-offset-2">
          {words.document}
        </a>
      </p>
      <Point title={words.address}>
        <p>
          {words.addressText}{' '}
          <a href="/account#tokens" className="rounded-sm text-ink underline decoration-ink-faint underline-offset-2">
            {words.toTokens}
          </a>
        </p>
        <Code>{`GALLEY=${origin}\nTOKEN=galley_…\ncurl "$GALLEY/api/v1/me" -H "Authorization: Bearer $TOKEN"`}</Code>
        <p className="mt-3">{words.scopes}</p>
      </Point>
      <Point title={words.lists}>{words.listsText(itemsPerPage)}</Point>
      <Point title={words.offsets}>{words.offsetsText}</Point>
      <Point title={words.ids}>{words.idsText}</Point>
      <Point title={words.errors}>{words.errorsText}</Point>
      <Point title={words.limits}>{words.limitsText(bodyBytes / 1024 / 1024, changesPerRequest, requestsPerMinutePerToken)}</Point>
    </section>
  )
}

const Point = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid gap-x-10 gap-y-1 border-t py-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
    <h2 className="text-sm">{title}</h2>
    <div className="max-w-[46rem] text-ink-2">{children}</div>
  </div>
)
