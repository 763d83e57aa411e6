/** An example of the tagset: `[[ ]]` marks its span. */
export function MarkedWords({ words }: { words: string }) {
  const pieces = words.split(/(\[\[.*?\]\])/).filter((piece) => piece !== '')
  let at = 0
  return pieces.map((piece) => {
    const key = at
    at += piece.length
    return piece.startsWith('[[') ? (
      <b key={key} className="font-medium text-ink underline decoration-2 decoration-proof underline-offset-4">
        {piece.slice(2, -2)}
      </b>
    ) : (
      <span key={key} className="text-ink-2">
        {piece}
      </span>
    )
  })
}
