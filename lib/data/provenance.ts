import type { DocumentSummary } from '@/lib/contracts/documents'
import type { Prisma } from './client'

/** The columns of a document that say where it comes from. */
export const provenanceColumns = {
  publisher: true,
  url: true,
  publishedAt: true,
  byline: true,
  language: true,
  originalPublisher: true,
  originalUrl: true,
  originalPublishedAt: true,
  retrievedAt: true,
} satisfies Prisma.DocumentSelect
type Row = Prisma.DocumentGetPayload<{ select: typeof provenanceColumns }>

/** Where a document comes from, as the API and the files of a dataset say it. */
export const provenanceOf = (row: Row): DocumentSummary['provenance'] => ({
  publisher: row.publisher,
  url: row.url,
  publishedAt: row.publishedAt,
  byline: row.byline,
  language: row.language,
  originalPublisher: row.originalPublisher,
  originalUrl: row.originalUrl,
  originalPublishedAt: row.originalPublishedAt,
  retrievedAt: row.retrievedAt?.toISOString() ?? null,
})

/** What of it is written: what is not given stays. */
export type ProvenanceFields = Partial<Row>
