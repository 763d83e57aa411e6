export const MEASURES = ['narrow', 'medium', 'wide'] as const
export type Measure = (typeof MEASURES)[number]
/** How a reader likes the article set: size in pixels, and the length of a line. */
export type ReadingSettings = { readonly size: number; readonly measure: Measure }

/** A cookie, so that the server already sends the article as it is read: nothing jumps. */
export const READING_COOKIE = 'galley-reading'
export const SIZES = [15, 17, 19, 21, 23, 26] as const
export const DEFAULT_READING: ReadingSettings = { size: 19, measure: 'medium' }
/** In em of the article's face: about 58, 68 and 80 characters a line. */
const WIDTHS: Readonly<Record<Measure, string>> = { narrow: '28em', medium: '32.5em', wide: '38em' }

/** The settings that a cookie's value (`19.medium`) names; the usual ones where it names none. */
export function readReadingSettings(value: string | undefined): ReadingSettings {
  const [size, measure] = (value ?? '').split('.')
  return {
    size: SIZES.find((one) => one === Number(size)) ?? DEFAULT_READING.size,
    measure: MEASURES.find((one) => one === measure) ?? DEFAULT_READING.measure,
  }
}

/** Keeps the settings for a year. */
export function keepReadingSettings({ size, measure }: ReadingSettings): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we support
  document.cookie = `${READING_COOKIE}=${size}.${measure}; path=/; max-age=31536000; samesite=lax`
}

/** The settings as the variables that article.css reads. */
export const readingStyle = ({ size, measure }: ReadingSettings) =>
  ({ '--g-size': `${size / 16}rem`, '--g-measure': WIDTHS[measure] }) as React.CSSProperties
