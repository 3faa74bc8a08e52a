// Files of contacts, in the letters of the programs that write them.
import { expect, test } from 'vitest'
import { fileText } from '../../../src/app/contacts/fileText.ts'

const text = 'Name,Phone\r\nZoë Müller,+49 30 1234567\r\n'
const bytesOf = (...bytes: readonly number[]) => new Uint8Array(bytes).buffer
const units = [...`\ufeff${text}`].map((letter) => letter.charCodeAt(0))

test.each([
  ['UTF-8', bytesOf(...new TextEncoder().encode(text))],
  ['UTF-8 with its mark', bytesOf(...new TextEncoder().encode(`\ufeff${text}`))],
  ['UTF-16, little end first', bytesOf(...units.flatMap((unit) => [unit & 255, unit >> 8]))],
  ['UTF-16, big end first', bytesOf(...units.flatMap((unit) => [unit >> 8, unit & 255]))],
  ['Windows-1252', bytesOf(...[...text].map((letter) => letter.charCodeAt(0)))],
])('%s', (_, bytes) => {
  expect(fileText(bytes)).toBe(text)
})

test('nothing, and bytes that are no text, are no error', () => {
  expect(fileText(bytesOf())).toBe('')
  expect(fileText(bytesOf(0xff, 0xfe, 0x41))).toBe('\ufffd')
  expect(fileText(bytesOf(0x89, 0x50, 0x4e, 0x47, 0))).toContain('PNG')
})
