/** JSON as it is shown and copied: on several lines, and with nothing in it that could turn a line round or hide. */

export function pretty(value: unknown): string {
  return (JSON.stringify(value, undefined, 2) ?? '').replace(tricky, escaped)
}

const escaped = (sign: string) =>
  Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')

/** Control, format and private characters; the line breaks between the parts stay. */
const tricky = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]/gu
