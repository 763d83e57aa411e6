import { z } from 'zod'

/** Removes what no stored text holds: NUL and lone surrogates. */
export const wellFormed = (text: string) =>
  text.replaceAll('\0', '').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')

/** A string of at most `most` UTF-16 code units that is kept as it is, so one that no database keeps is refused. */
export const exact = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => wellFormed(text) === text, 'must hold no NUL and no half of a surrogate pair')

/** One line a person typed: outer spaces removed, 1 to `most` UTF-16 code units. */
export const line = (most: number) =>
  z
    .string()
    .transform((text) =>
      wellFormed(text)
        .replace(/[\r\n\t]+/g, ' ')
        .trim(),
    )
    .pipe(z.string().min(1).max(most))
    .meta({ minLength: 1, maxLength: most })
/** The same, where nothing (or only spaces) means null. */
export const optionalLine = (most: number) =>
  z
    .string()
    .transform(
      (text) =>
        wellFormed(text)
          .replace(/[\r\n\t]+/g, ' ')
          .trim() || null,
    )
    .pipe(z.string().max(most).nullable())
    .meta({ maxLength: most })
    .nullable()
/** Text of several lines, up to `most` UTF-16 code units; may be empty. */
export const prose = (most: number) => z.string().transform(wellFormed).pipe(z.string().max(most)).meta({ maxLength: most })

/** An id the server made: opaque. */
export const serverId = z
  .string()
  .max(64)
  .regex(/^[\w-]+$/, 'is no id of ours')
/** An id the client made, a UUID (version 7 by convention) in lower case. */
export const clientId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be a UUID in lower case')
/** An offset into a text, in UTF-16 code units. */
export const offset = z.int().min(0).max(1_000_000_000)
/** A moment, ISO 8601 in UTC. */
export const moment = z.iso.datetime()
const MONTH = '(?:0[1-9]|1[0-2])'
const DAY = '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))'
const TIME = 'T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?'
const PRINTED_DATE = new RegExp(`^\\d{4}(?:-${MONTH}|-${DAY}(?:${TIME})?)?$`)
/** A date as exact as the article says: 2026, 2026-05, 2026-05-03, or with a time. */
export const printedDate = z.string().trim().regex(PRINTED_DATE, 'must be a date such as 2026-05-03')
/** A BCP 47 language tag such as en, de-AT or ar. */
export const language = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as en or pt-BR')
  .max(35)
/** An address of the web. Only http and https are links. */
export const webAddress = z.url({ protocol: /^https?$/ }).max(2048)
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email()).meta({ format: 'email' })

/** At most so many items a page. */
export const PAGE_LIMIT = 200
const limit = (usual: number) => z.coerce.number().int().min(1).max(PAGE_LIMIT).default(usual)
export const pageQuery = {
  cursor: z
    .string()
    .max(200)
    .regex(/^[\w.-]+$/, 'is no cursor of ours')
    .optional(),
  limit: limit(50),
}
export type PageAsked = { readonly cursor?: string; readonly limit: number }
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
