/** Control characters: in a line of SIP, of an address, of a name, a line end could start a header of its own. */

export function holdsControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text)
}
