import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Algorithm, createDigest, parseDigest } from '../../src/sandbox/digest.ts'

const realm = 'place.test'
const passwordOf = (user: string) => (user === 'alice' ? 'secret' : undefined)

interface Given {
  readonly nonce: string
  readonly count?: number
  readonly password?: string
  readonly algorithm?: Algorithm
  readonly user?: string
}

function authorization({ nonce, count = 1, password = 'secret', algorithm = 'MD5', user = 'alice' }: Given) {
  const hash = (text: string) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex')
  const nc = count.toString(16).padStart(8, '0')
  const uri = `sip:${realm}`
  const response = hash(
    `${hash(`${user}:${realm}:${password}`)}:${nonce}:${nc}:abc:auth:${hash(`REGISTER:${uri}`)}`,
  )
  return `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", algorithm=${algorithm}, qop=auth, nc=${nc}, cnonce="abc", response="${response}"`
}

function setUp(options: { algorithms?: Algorithm[]; nonceLife?: number } = {}) {
  const digest = createDigest({ realm, passwordOf, ...options })
  const nonce = parseDigest(digest.challenges(false)[0] ?? '')?.['nonce'] ?? ''
  return { digest, nonce, check: (given: string) => digest.check('REGISTER', [given]) }
}

test('the right password is right', () => {
  const { nonce, check } = setUp()
  expect(check(authorization({ nonce }))).toEqual({ result: 'ok', user: 'alice' })
})

test('a nonce serves as long as its count goes up', () => {
  const { nonce, check } = setUp()
  expect(check(authorization({ nonce, count: 1 })).result).toBe('ok')
  expect(check(authorization({ nonce, count: 2 })).result).toBe('ok')
  expect(check(authorization({ nonce, count: 2 })).result).toBe('stale')
  expect(check(authorization({ nonce, count: 9 })).result).toBe('ok')
})

test('a nonce that is unknown, forgotten or too old is stale', () => {
  const { digest, nonce, check } = setUp()
  expect(check(authorization({ nonce: 'made-up' })).result).toBe('stale')
  digest.forget()
  expect(check(authorization({ nonce })).result).toBe('stale')
  const old = setUp({ nonceLife: -1 })
  expect(old.check(authorization({ nonce: old.nonce })).result).toBe('stale')
})

test('who guesses does not learn whether the nonce is stale', () => {
  const { nonce, check } = setUp()
  expect(check(authorization({ nonce, password: 'guess' })).result).toBe('wrong')
  expect(check(authorization({ nonce: 'made-up', password: 'guess' })).result).toBe('wrong')
  expect(check(authorization({ nonce, user: 'mallory' })).result).toBe('wrong')
})

test('a wrong try does not use the nonce up', () => {
  const { nonce, check } = setUp()
  check(authorization({ nonce, password: 'guess' }))
  expect(check(authorization({ nonce })).result).toBe('ok')
})

test('SHA-256 can be asked for, alone or first', () => {
  const { digest, nonce, check } = setUp({ algorithms: ['SHA-256', 'MD5'] })
  expect(digest.challenges(false).map((one) => parseDigest(one)?.['algorithm'])).toEqual(['SHA-256', 'MD5'])
  expect(check(authorization({ nonce, algorithm: 'SHA-256' })).result).toBe('ok')
  const md5 = setUp()
  expect(md5.check(authorization({ nonce: md5.nonce, algorithm: 'SHA-256' })).result).toBe('wrong')
})

test.each(['', 'Basic YWxpY2U6c2VjcmV0', 'Digest', 'Digest realm="elsewhere"', 'Digest ,,,='])(
  'what is not for this realm counts as nothing: %s',
  (given) => {
    expect(setUp().check(given).result).toBe('missing')
  },
)
