// The hashes of digests, against those of Node.

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { md5Hex, sha256Hex } from '../../src/sip/hashes.ts'

const of = (kind: string, text: string) => createHash(kind).update(text, 'utf8').digest('hex')

test('every length, over the edges of blocks, hashes as it should', () => {
  for (let length = 0; length < 300; length++) {
    const text = 'aé~\u{1f4de}0'
      .repeat(length)
      .slice(0, length)
      .replace(/[\ud800-\udbff]$/, 'x')
    expect(md5Hex(text), `MD5 of ${length}`).toBe(of('md5', text))
    expect(sha256Hex(text), `SHA-256 of ${length}`).toBe(of('sha256', text))
  }
})

test('whatever the text, it hashes as it should', () => {
  let seed = 20260101
  const next = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed
  }
  for (let count = 0; count < 5000; count++) {
    const text = Array.from({ length: next() % 90 }, () => String.fromCodePoint(next() % 0xd7ff)).join('')
    expect(md5Hex(text)).toBe(of('md5', text))
    expect(sha256Hex(text)).toBe(of('sha256', text))
  }
})
