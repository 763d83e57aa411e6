const ALLOWED = /^(?:https?:\/\/[^/?#]|mailto:[^\s])/i

/** As many characters an address may have. */
const ADDRESS_LIMIT = 2048

/**
 * The address as a link may carry it, or null: absolute http, https or mailto, without controls or spaces, no longer
 * than `ADDRESS_LIMIT`. Everything else (javascript:, data:, relative ones without `base`) is no link.
 */
export function webAddress(address: string, base?: string): string | null {
  const url = URL.parse(address.trim(), base)
  const href = url?.href ?? ''
  return ALLOWED.test(href) && href.length <= ADDRESS_LIMIT && href.isWellFormed() ? href : null
}

/** Whether a stored address is one that a link may carry. */
export const isWebAddress = (href: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  href.length <= ADDRESS_LIMIT && ALLOWED.test(href) && !/[\u0000-\u0020\u007f]/.test(href) && href.isWellFormed()
