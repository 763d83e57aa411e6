export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

/** The cookie that holds the choice, so that the server already sends the page in the right colours. */
export const THEME_COOKIE = 'galley-theme'

/** The theme that a cookie's value names; `system` when it names none. */
export const readTheme = (value: string | undefined): Theme => THEMES.find((theme) => theme === value) ?? 'system'

/** How much contrast: as the system asks, or more of it. */
export const CONTRASTS = ['system', 'more'] as const
export type Contrast = (typeof CONTRASTS)[number]
export const CONTRAST_COOKIE = 'galley-contrast'

/** The contrast that a cookie's value names; `system` when it names none. */
export const readContrast = (value: string | undefined): Contrast => CONTRASTS.find((contrast) => contrast === value) ?? 'system'

export const currentContrast = (): Contrast => readContrast(document.documentElement.dataset.contrast)

/** The theme of the page as it stands. */
export const currentTheme = (): Theme => readTheme(document.documentElement.dataset.theme)

/** Sets this page's theme at once and keeps the choice for a year. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  keep(THEME_COOKIE, theme)
}

/** Sets this page's contrast at once and keeps the choice for a year. */
export function chooseContrast(contrast: Contrast): void {
  document.documentElement.dataset.contrast = contrast
  keep(CONTRAST_COOKIE, contrast)
}

function keep(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we support
  document.cookie = `${cookie}=${value}; path=/; max-age=31536000; samesite=lax`
}
