import { afterEach, expect, test, vi } from 'vitest'
import { askToken } from '../../src/app/askToken.ts'

afterEach(() => vi.unstubAllGlobals())

const answering = (text: string, status = 200) =>
  vi.stubGlobal('fetch', async () => new Response(text, { status }))

test('a token is taken from the answer', async () => {
  answering('{"token":"abc"}')
  expect(await askToken('/feed-token', {})).toBe('abc')
})

test.each([
  ['secret', 200],
  [`{"token":'secret'}`, 200],
  ['{"token":["secret"]}', 200],
  ['null', 200],
  ['{"token":"secret"}', 403],
])('an answer %j with status %i is no token, and the error quotes nothing of it', async (text, status) => {
  answering(text, status)
  await expect(askToken('/feed-token', {})).rejects.toThrow(
    new RegExp(`^/feed-token gave no token \\(${status}\\)$`),
  )
})
