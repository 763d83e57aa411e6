/** A table as CSV for a spreadsheet: with a byte order mark, and no cell of text that it would run. */
export function tableCsv(cells: readonly (readonly (string | number)[])[]): string {
  const quoted = (cell: string | number) => {
    if (typeof cell === 'number') return String(cell)
    const harmless = /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell
    return `"${harmless.replaceAll('"', '""')}"`
  }
  return `\ufeff${cells.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}
