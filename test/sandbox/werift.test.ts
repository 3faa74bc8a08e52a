import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the patch of werift is in place: a repeated HelloVerifyRequest does not end a handshake', () => {
  const code = readFileSync(new URL('../../node_modules/werift/lib/index.mjs', import.meta.url), 'utf8')
  expect(code).toContain('A HelloVerifyRequest for a ClientHello that was repeated')
})
