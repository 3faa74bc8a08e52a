import { expect, test } from 'vitest'
import type { Secret } from '../../src/phone/options.ts'
import { type Challenge, createDigest, strengthOf } from '../../src/sip/digest.ts'

// RFC 7616 §3.9.1, the example with both algorithms.
const realm = 'http-auth@example.org'
const challenge: Challenge = {
  realm,
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  opaque: 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS',
  qop: ['auth', 'auth-int'],
}
const digestWith = (secret: Secret | undefined) =>
  createDigest({
    user: 'Mufasa',
    realm,
    secret: () => secret,
    cnonce: () => 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  })
const responseIn = (header: string | undefined) => /response="([^"]+)"/.exec(header ?? '')?.[1]

test.each([
  ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
  ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
])('answers the %s example of RFC 7616', (algorithm, response) => {
  const header = digestWith({ password: 'Circle of Life' }).answer('GET', '/dir/index.html', {
    ...challenge,
    algorithm,
  })
  expect(responseIn(header)).toBe(response)
  expect(header).toContain('nc=00000001')
  expect(header).toContain(`opaque="${challenge.opaque}"`)
})

test('the nonce count rises with each use of a nonce, and each nonce has its own', () => {
  const digest = digestWith({ password: 'x' })
  const count = (nonce: string) =>
    /nc=(\w+)/.exec(digest.answer('INVITE', 'sip:a@b', { ...challenge, nonce }) ?? '')?.[1]
  expect([count('one'), count('one'), count('two'), count('one')]).toEqual([
    '00000001',
    '00000002',
    '00000001',
    '00000003',
  ])
})

test('a stored HA1 answers its own algorithm alone', () => {
  const md5 = '3d78807defe7de2157e2b0b6573a855f'
  const plain = digestWith({ password: 'Circle of Life' })
  const stored = digestWith({ ha1: md5 })
  const sha = { ...challenge, algorithm: 'SHA-256' }
  expect(stored.answer('GET', '/dir/index.html', challenge)).toBe(
    plain.answer('GET', '/dir/index.html', challenge),
  )
  expect(stored.answer('GET', '/dir/index.html', sha)).toBeUndefined()
  expect(digestWith({ ha1: { sha256: 'a'.repeat(64) } }).answer('GET', '/', sha)).toBeDefined()
})

test.each([
  ['another realm', { ...challenge, realm: 'evil.example' }],
  ['no nonce', { realm }],
  ['an algorithm nobody knows', { ...challenge, algorithm: 'MD5-sess' }],
  ['only auth-int', { ...challenge, qop: ['auth-int'] }],
])('a challenge with %s is not answered', (_what, given: Challenge) => {
  const digest = digestWith({ password: 'x' })
  expect(digest.answer('INVITE', 'sip:a@b', given)).toBeUndefined()
})

test('without a secret nothing is answered; SHA-256 beats MD5', () => {
  expect(digestWith(undefined).answer('INVITE', 'sip:a@b', challenge)).toBeUndefined()
  const parts = { realm, secret: () => ({ password: 'x' }) }
  expect(strengthOf({ ...challenge, algorithm: 'SHA-256' }, parts)).toBeGreaterThan(
    strengthOf(challenge, parts),
  )
})

test('what a challenge says cannot break out of the header', () => {
  const header = digestWith({ password: 'x' }).answer('INVITE', 'sip:a@b', {
    ...challenge,
    opaque: 'a", uri="sip:evil',
  })
  expect(header).toContain('opaque="a\\", uri=\\"sip:evil"')
})
