/** MD5 (RFC 1321) and SHA-256 (RFC 6234) of a text, hexadecimal: what digests are made of (RFC 7616, RFC 8760). */

/** Both add up words of 32 bits, in blocks of 64 bytes, the last of which ends with the length in bits. */
function blocksOf(text: string, littleEndian: boolean): readonly number[][] {
  const bytes = new TextEncoder().encode(text)
  const padded = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6))
  new Uint8Array(padded.buffer).set(bytes)
  padded.setUint8(bytes.length, 0x80)
  const end = padded.byteLength - 8
  const low = bytes.length << 3
  const high = bytes.length >>> 29
  padded.setUint32(end, littleEndian ? low : high, littleEndian)
  padded.setUint32(end + 4, littleEndian ? high : low, littleEndian)
  return Array.from({ length: padded.byteLength >> 6 }, (_, block) =>
    Array.from({ length: 16 }, (_, word) => padded.getUint32((block << 6) + (word << 2), littleEndian)),
  )
}

function hexOf(words: readonly number[], littleEndian: boolean): string {
  const view = new DataView(new ArrayBuffer(words.length * 4))
  words.forEach((word, index) => {
    view.setUint32(index * 4, word, littleEndian)
  })
  return Array.from(new Uint8Array(view.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const left = (word: number, by: number) => (word << by) | (word >>> (32 - by))
const right = (word: number, by: number) => left(word, 32 - by)
const at = (words: readonly number[], index: number) => words[index] ?? 0

const turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]

export function md5Hex(text: string): string {
  let state: [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (const block of blocksOf(text, true)) {
    let [a, b, c, d] = state
    for (let i = 0; i < 64; i++) {
      const round = i >> 4
      const [mixed, word] = [
        [(b & c) | (~b & d), i],
        [(d & b) | (~d & c), 5 * i + 1],
        [b ^ c ^ d, 3 * i + 5],
        [c ^ (b | ~d), 7 * i],
      ][round] as [number, number]
      const sum = a + mixed + Math.floor(2 ** 32 * Math.abs(Math.sin(i + 1))) + at(block, word & 15)
      ;[a, d, c, b] = [d, c, b, (b + left(sum | 0, at(turns, round * 4 + (i & 3)))) | 0]
    }
    state = [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0]
  }
  return hexOf(state, true)
}

// The constants are computed, as the standards define them: none is nearer than 0.005 to where rounding would matter, so
// an engine's sine or cube root may be wrong in its last dozen bits.

/** The first 64 primes: square and cube roots of them are SHA-256's constants. */
const primes = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, m) => m).some((m) => m > 1 && n % m === 0),
)
/** 32 bits of what is behind the point. */
const behindPoint = (root: number) => ((root % 1) * 2 ** 32) | 0

export function sha256Hex(text: string): string {
  const state = primes.slice(0, 8).map((prime) => behindPoint(Math.sqrt(prime)))
  for (const words of blocksOf(text, false)) {
    for (let i = 16; i < 64; i++) {
      const [near, far] = [at(words, i - 2), at(words, i - 15)]
      const a = right(near, 17) ^ right(near, 19) ^ (near >>> 10)
      const b = right(far, 7) ^ right(far, 18) ^ (far >>> 3)
      words[i] = (a + b + at(words, i - 7) + at(words, i - 16)) | 0
    }
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
    for (let i = 0; i < 64; i++) {
      const chosen = (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g))
      const one = h + chosen + behindPoint(Math.cbrt(at(primes, i))) + at(words, i)
      const two = (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
    }
    ;[a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = (at(state, index) + word) | 0
    })
  }
  return hexOf(state, false)
}
