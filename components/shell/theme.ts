export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

/** The cookie that holds the choice, so that the server already sends the page in the right colours. */
export const THEME_COOKIE = 'galley-theme'

/** The theme that a cookie's value names; `system` when it names none. */
export const readTheme = (value: string | undefined): Theme => THEMES.find((theme) => theme === value) ?? 'system'

/** The theme of the page as it stands. */
export const currentTheme = (): Theme => readTheme(document.documentElement.dataset.theme)

/** Sets this page's theme at once and keeps the choice for a year. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we support
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=31536000; samesite=lax`
}
