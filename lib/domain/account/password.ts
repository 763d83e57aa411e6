/** A password has this many characters (Unicode code points). */
export const PASSWORD_CHARACTERS = { least: 12, most: 1024 } as const

/**
 * What is wrong with a password before its strength is looked at, in words, or null. It is taken exactly as given: no
 * trimming, no folding, no normalisation. NUL and lone surrogates are refused, for different ones would hash alike.
 */
export function passwordProblem(password: string): string | null {
  const count = [...password].length
  if (count < PASSWORD_CHARACTERS.least) return `Use at least ${PASSWORD_CHARACTERS.least} characters.`
  if (count > PASSWORD_CHARACTERS.most) return `Use at most ${PASSWORD_CHARACTERS.most} characters.`
  if (/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(password))
    return 'It holds a character that cannot be stored.'
  return null
}
