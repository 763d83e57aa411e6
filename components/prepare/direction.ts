/** Whether a text begins from the right: by its first letter of a script that has a direction. */
export function directionOf(characters: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(characters)?.[0] ?? ''
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first) ? 'rtl' : 'ltr'
}
