/**
 * Text from the network, fit to be shown. Without control, bidi and zero-width characters a caller cannot turn a
 * name round, hide part of it or draw over its neighbours; a few stacked marks stay, a tower of them does not. The
 * joiner inside an emoji and the non-joiner between two letters stay: there they are spelling.
 */
export function safeText(text: string, most = 128): string {
  if (text.length <= most && harmless.test(text)) return text
  const plain = text
    .replace(/[\u2028\u2029\t\n\r\u115f\u1160\u2800\u3164\uffa0]/g, ' ')
    .replace(unseen, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...plain]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : plain
}

/** Printable ASCII in words with one space between: nearly everything, and looking for worse takes a while. */
const harmless = /^[!-~]+(?: [!-~]+)*$/

/**
 * In a sentence, a name written from right to left would draw its neighbours with it: what has such letters is set
 * apart (Unicode UAX #9, first-strong isolate).
 */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const unseen =
  /(?!(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})|(?<=\p{L}\p{M}*)\u200c(?=\p{L}))[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu
