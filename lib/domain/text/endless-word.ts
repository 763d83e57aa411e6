/** Longer than any word: an address, a picture as text, one letter held down. Scripts without spaces have such runs too. */
const ENDLESS = /\S{1000}/

/**
 * Whether a word is so long that kerning it takes a browser time which grows with its square (20,000 letters 3 s, 100,000
 * more than a minute): then the article is shown without kerning.
 */
export const hasEndlessWord = (characters: string): boolean => ENDLESS.test(characters)
