/** Control characters: in a line of SIP, of an address, of a name, a line end could start a header of its own. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u001f\u007f]+/

export function holdsControls(text: string): boolean {
  return controls.test(text)
}

/** Escaped as in an address (RFC 3261 §25.1); SIP.js hands a user name over with its escapes undone. */
export function escapeControls(user: string): string {
  return user
    .split(new RegExp(`(${controls.source})`))
    .map((part) => (controls.test(part) ? encodeURIComponent(part) : part))
    .join('')
}

/** What somebody else wrote, on one line. */
export function withoutControls(text: string): string {
  return text.split(controls).join(' ')
}
