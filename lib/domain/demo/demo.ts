import type { Attributes, Confidence } from '../annotation/annotation'
import type { Verdict } from '../review/decision'
import type { RejectReason } from '../review/reasons'

/** A moment before the demo is added: `-6 09:12` is six days earlier at 09:12 UTC. */
export type DemoMoment = string

/** Words that stand in the article. Several are the parts of one span, in text order; `occurrence` counts the first from 1. */
export type DemoQuote = string | readonly string[]

/** An annotation by its words, never by offsets. `id` is local to its reading. */
export type DemoAnnotation = {
  readonly id: string
  readonly tag: string
  readonly quote: DemoQuote
  readonly occurrence?: number
  readonly attributes?: Attributes
  readonly note?: string
  readonly confidence?: Confidence
}

/** type, from, to: local ids of annotations of the same reading. */
export type DemoRelation = readonly [type: string, from: string, to: string]

export type DemoDecision = {
  readonly on: string
  readonly by: string
  readonly at: DemoMoment
  readonly verdict: Verdict
  readonly reason?: RejectReason
  readonly comment?: string
  readonly proposal?: {
    readonly tag?: string
    readonly quote?: DemoQuote
    readonly occurrence?: number
    readonly attributes?: Attributes
  }
  /** the reader's one answer */
  readonly answer?: { readonly agrees: boolean; readonly comment?: string; readonly at: DemoMoment }
}

export type DemoComment = { readonly on: string; readonly by: string; readonly at: DemoMoment; readonly body: string }

/** One reader's reading of one article, with what reviewers said of it. */
export type DemoReading = {
  readonly document: string
  readonly reader: string
  readonly begunAt: DemoMoment
  /** null while it is being read */
  readonly submittedAt: DemoMoment | null
  readonly activeMinutes: number
  readonly annotations: readonly DemoAnnotation[]
  readonly relations: readonly DemoRelation[]
  readonly decisions: readonly DemoDecision[]
  /** whoever accepted everything that has no decision of its own, from that moment on */
  readonly acceptedTheRest?: { readonly by: string; readonly at: DemoMoment }
  readonly comments: readonly DemoComment[]
}

export type DemoStudy = {
  readonly name: string
  readonly description: string
  readonly language: string
  readonly members: readonly { readonly key: string; readonly name: string; readonly role: 'reviewer' | 'annotator' }[]
  /** `readers`: keys of the members who should read it, `you` for whoever adds the demo */
  readonly documents: readonly { readonly slug: string; readonly addedAt: DemoMoment; readonly readers: readonly string[] }[]
  /** the readings from which gold was settled */
  readonly gold: readonly { readonly document: string; readonly from: string; readonly by: string; readonly at: DemoMoment }[]
}

/** Where an article comes from, as its front matter says. `original` names the article of the demo that it prints again. */
export type DemoProvenance = {
  readonly title: string
  readonly publisher: string
  readonly byline?: string
  readonly publishedAt: string
  readonly url: string
  readonly language: string
  readonly originalPublisher?: string
  readonly originalUrl?: string
  readonly originalPublishedAt?: string
  readonly original?: string
}
export type DemoArticle = { readonly slug: string; readonly provenance: DemoProvenance; readonly markdown: string }

export type Demo = {
  readonly study: DemoStudy
  /** Markdown */
  readonly guidelines: string
  readonly articles: readonly DemoArticle[]
  readonly readings: readonly DemoReading[]
}

/** The moment that stands `-days hh:mm` before `now` (UTC). @throws on anything else: the demo is our own */
export function momentBefore(now: Date, moment: DemoMoment): Date {
  const [, days, hours, minutes] = /^-(\d+) ([01]\d|2[0-3]):([0-5]\d)$/.exec(moment) ?? []
  if (days === undefined) throw new Error(`${moment} is no moment such as "-6 09:12"`)
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - Number(days), Number(hours), Number(minutes)))
}
