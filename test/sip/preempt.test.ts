import { expect, test } from 'vitest'
import { createDigest } from '../../src/sip/digest.ts'
import { createPreemption } from '../../src/sip/preempt.ts'
import { headerOf } from '../fakes/wire.ts'

const challenge = { realm: 'acme.test', nonce: 'one', qop: ['auth'] }
const invite = 'INVITE sip:bob@acme.test SIP/2.0\r\nTo: <sip:bob@acme.test>\r\nCall-ID: 1\r\n\r\n'
const register = invite.replace('INVITE sip:bob@acme.test', 'REGISTER sip:acme.test')

function fresh() {
  const digest = createDigest({
    user: 'alice',
    realm: 'acme.test',
    secret: () => ({ password: 'x' }),
    cnonce: () => 'c',
  })
  return createPreemption(digest)
}
const count = (text: string) => /nc=(\w+)/.exec(headerOf(text, 'Proxy-Authorization') ?? '')?.[1]

test('nothing is sent before a challenge was seen', () => {
  expect(fresh().authorize(invite)).toBe(invite)
})

test('the next calls carry credentials, each with a count of its own', () => {
  const preemption = fresh()
  preemption.challenged(407, challenge)
  expect(count(preemption.authorize(invite))).toBe('00000001')
  expect(count(preemption.authorize(invite))).toBe('00000002')
  expect(preemption.authorize(register)).toBe(register)
  preemption.challenged(401, { ...challenge, nonce: 'registrar' })
  expect(headerOf(preemption.authorize(register), 'Authorization')).toContain('nonce="registrar"')
})

test.each([
  ['a request that has credentials already', invite.replace('To:', 'Proxy-Authorization: Digest x\r\nTo:')],
  ['a request in a dialog', invite.replace('acme.test>', 'acme.test>;tag=1')],
  ['an ACK', invite.replace('INVITE', 'ACK')],
  ['a CANCEL', invite.replace('INVITE', 'CANCEL')],
  ['a response', 'SIP/2.0 200 OK\r\nTo: <sip:x@y>\r\n\r\n'],
  ['a keep-alive', '\r\n\r\n'],
])('%s is left as it is', (_what, text) => {
  const preemption = fresh()
  preemption.challenged(407, challenge)
  expect(preemption.authorize(text)).toBe(text)
})

test('where a nonce may be used once only, it is given up', () => {
  const preemption = fresh()
  preemption.challenged(407, challenge)
  preemption.authorize(invite)
  preemption.challenged(407, { ...challenge, nonce: 'two', stale: true })
  expect(preemption.authorize(invite)).toBe(invite)
})

test('a nonce that has grown old after many uses is replaced, and it goes on', () => {
  const preemption = fresh()
  preemption.challenged(407, challenge)
  for (let n = 0; n < 5; n++) preemption.authorize(invite)
  preemption.challenged(407, { ...challenge, nonce: 'two', stale: true })
  expect(preemption.authorize(invite)).toContain('nonce="two"')
})

test('a nonce without qop is never used twice', () => {
  const preemption = fresh()
  preemption.challenged(407, { realm: 'acme.test', nonce: 'one' })
  expect(preemption.authorize(invite)).toBe(invite)
})
