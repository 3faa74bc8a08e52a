/** Digits of every script as 0 to 9: an Arabic or a Hindi keyboard types its own, and no telephone network knows them. */

export function latinDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => String(worth(digit.codePointAt(0) ?? 0)))
}

/** Unicode has the digits of a script in order, from its zero on (chapter 4.6). */
function worth(code: number): number {
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return value
}
