/** Tables as text (RFC 4180): written for any program, read from most. */

/**
 * What a spreadsheet would take for a formula is not one: names come from whoever calls. A plus before a digit begins a
 * number, and stays.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = /^(?:[=@\t\r-]|\+(?!\d))/.test(text) ? `'${text}` : text
    return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
