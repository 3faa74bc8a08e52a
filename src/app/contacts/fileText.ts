/** The text of a file, as programs write it: UTF-8, UTF-16 with its mark, or what Windows took before (Outlook still does). */

export function fileText(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be')
  try {
    return decoded(bytes, 'utf-8', { fatal: true })
  } catch {
    // No other program’s letters are as likely; whatever it is, digits and Latin letters are right.
    return decoded(bytes, 'windows-1252')
  }
}

const decoded = (bytes: ArrayBuffer, label: string, options?: TextDecoderOptions) =>
  new TextDecoder(label, options).decode(bytes)
