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

/** Rows of cells. The first line tells what stands between them: a comma, a semicolon or a tab. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const [first = ''] = text.split(/\r?\n/, 1)
  const between = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.some((one) => one !== '')) rows.push(row)
    row = []
  }
  const begin = text.startsWith('\ufeff') ? 1 : 0
  for (let at = begin; at < text.length; at++) {
    const letter = text[at]
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else isQuoted = false
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === between) endCell()
    else if (letter === '\n' || letter === '\r') {
      endRow()
      if (letter === '\r' && text[at + 1] === '\n') at++
    } else cell += letter
  }
  endRow()
  return rows
}
