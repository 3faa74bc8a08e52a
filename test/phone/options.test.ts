import { describe, expect, test } from 'vitest'
import { PhoneError } from '../../src/phone/errors.ts'
import { type PhoneOptions, readOptions, secretProblem } from '../../src/phone/options.ts'

const fine: PhoneOptions = {
  server: 'wss://sip.acme.test/ws',
  domain: 'acme.test',
  user: 'alice',
  credentials: { password: 'hunter2-secret' },
}
const md5 = 'a'.repeat(32)
const relay = { username: 'lab', credential: 'x' }
const sha256 = 'b'.repeat(64)

/** Options as JavaScript may hand them over, whatever the types say. */
function read(changes: object) {
  return readOptions({ ...fine, ...changes } as PhoneOptions)
}

function errorOf(run: () => unknown): PhoneError {
  try {
    run()
  } catch (error) {
    if (error instanceof PhoneError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

test('defaults fill in what was left out', () => {
  expect(readOptions(fine)).toEqual({
    ...fine,
    servers: ['wss://sip.acme.test/ws'],
    register: true,
    dtmf: 'auto',
    dtmfTiming: { duration: 100, gap: 70 },
    maxCalls: 6,
    onLeave: 'recover',
    ring: true,
    ringtone: 'warble',
    ringVolume: 0.5,
    doNotDisturb: false,
    autoAnswer: [],
  })
})

test('an option that is undefined counts as left out', () => {
  const settings = read({ register: undefined, maxCalls: undefined, displayName: undefined })
  expect(settings).toMatchObject({ register: true, maxCalls: 6 })
})

test('what was given is kept', () => {
  const given = {
    server: ['wss://a.acme.test', 'wss://b.acme.test'],
    register: false,
    dtmf: 'info',
    dtmfTiming: { duration: 200, gap: 100 },
    maxCalls: 1,
    onLeave: 'hang-up',
    ring: false,
    doNotDisturb: true,
    autoAnswer: ['bob'],
  }
  expect(read(given)).toMatchObject({ ...given, servers: given.server })
})

describe('options that are right', () => {
  const right: readonly [name: string, value: unknown][] = [
    ['server', 'ws://localhost:5173/sip'],
    ['server', 'ws://127.0.0.1:5173/sip'],
    ['server', 'ws://[::1]:5173/sip'],
    ['server', 'ws://phone.localhost/sip'],
    ['server', 'wss://sip.acme.test/ws?tenant=1'],
    ['domain', 'localhost'],
    ['user', '+4930123'],
    ['realm', 'asterisk'],
    ['credentials', { ha1: md5 }],
    ['credentials', { ha1: sha256 }],
    ['credentials', { ha1: { md5, sha256 }, expiresAt: 1 }],
    ['credentials', async () => ({ password: 'x' })],
    ['displayName', 'Алиса “A” Ågren'],
    ['iceServers', []],
    [
      'iceServers',
      [{ urls: 'stun:stun.acme.test' }, { urls: ['turn:a', 'turns:b?transport=tcp'], ...relay }],
    ],
    ['iceServers', async () => []],
    ['iceTransportPolicy', 'relay'],
    ['feed', { url: 'wss://feed.acme.test', token: 't' }],
    ['feed', { url: 'wss://feed.acme.test', token: async () => 't' }],
    ['rest', { url: 'https://api.acme.test/rest', token: 't' }],
    ['rest', { url: 'http://127.0.0.1:5173/rest', token: async () => 't', header: 'X-Auth-HA1B-Token' }],
    ['rest', { url: 'https://api.acme.test', token: 't', users: false, calls: '/sip/app/call/search' }],
    ['region', 'DE'],
    ['maxCalls', 20],
    ['ringtone', 'chime'],
    ['ringVolume', 0],
    ['allow', () => true],
    ['memory', { load: () => null, save: () => {} }],
    ['audio', { echoCancellation: false }],
    ['audio', {}],
    ['sessionTimer', false],
    ['authorizationUser', 'alice-7'],
  ]
  test.each(right)('%s: %j', (name, value) => {
    expect(read({ [name]: value })).toMatchObject({ [name]: value })
  })
})

describe('a wrong option throws bad-options that names it', () => {
  const wrong: readonly [name: string, value: unknown][] = [
    ['server', undefined],
    ['server', 7],
    ['server', []],
    ['server', ''],
    ['server', 'acme.test'],
    ['server', 'https://acme.test'],
    ['server', 'ws://acme.test'],
    ['server', 'ws://127.0.0.1.evil.example'],
    ['server', 'ws://localhost.evil.example'],
    ['server', 'wss://user:hunter2-secret@acme.test'],
    ['server', 'wss://acme.test/#hunter2-secret'],
    ['server', ['wss://acme.test', 'ws://acme.test']],
    ['domain', undefined],
    ['domain', ''],
    ['domain', 'acme.test/x'],
    ['domain', 'acme test'],
    ['domain', 'acme.test\r\nX: 1'],
    ['domain', 'acme.test:5060'],
    ['domain', 'a'.repeat(300)],
    ['user', undefined],
    ['user', ''],
    ['user', 'alice@acme.test'],
    ['user', 'sip:alice'],
    ['user', 'alice\r\n'],
    ['user', 'a'.repeat(65)],
    ['realm', 5],
    ['realm', 'a\r\nb'],
    ['credentials', undefined],
    ['credentials', 'hunter2-secret'],
    ['credentials', {}],
    ['credentials', { password: '' }],
    ['credentials', { password: 12 }],
    ['credentials', { ha1: 'hunter2-secret' }],
    ['credentials', { ha1: md5.toUpperCase() }],
    ['credentials', { ha1: {} }],
    ['credentials', { ha1: { md5: 'hunter2-secret' } }],
    ['credentials', { ha1: { md5, sha256: md5 } }],
    ['credentials', { password: 'hunter2-secret', expiresAt: 'tomorrow' }],
    ['credentials', { password: 'hunter2-secret', expiresAt: 1_767_225_600 }],
    ['displayName', 'a\nb'],
    ['displayName', 'a'.repeat(129)],
    ['displayName', null],
    ['authorizationUser', 'a\0'],
    ['register', 'yes'],
    ['iceServers', {}],
    ['iceServers', ['stun:acme.test']],
    ['iceServers', [{}]],
    ['iceServers', [{ urls: 5 }]],
    ['iceServers', [{ urls: [] }]],
    ['iceServers', [{ urls: 'turn:acme.test' }]],
    ['iceServers', [{ urls: ['stun:acme.test', 'turns:acme.test'], username: 'hunter2-secret' }]],
    ['iceServers', [{ urls: 'https://acme.test', credential: 'hunter2-secret' }]],
    ['iceTransportPolicy', 'none'],
    ['feed', 'wss://acme.test'],
    ['feed', { url: 'http://acme.test', token: 'hunter2-secret' }],
    ['feed', { url: 'wss://acme.test' }],
    ['rest', 'https://acme.test'],
    ['rest', { url: 'http://acme.test', token: 'hunter2-secret' }],
    ['rest', { url: 'http://127.0.0.1.evil.example', token: 'hunter2-secret' }],
    ['rest', { url: 'wss://acme.test', token: 'hunter2-secret' }],
    ['rest', { url: 'javascript:alert(1)', token: 'hunter2-secret' }],
    ['rest', { url: 'https://user:hunter2-secret@acme.test', token: 't' }],
    ['rest', { url: 'https://acme.test/?token=hunter2-secret', token: 't' }],
    ['rest', { url: 'https://acme.test/#hunter2-secret', token: 't' }],
    ['rest', { url: '/rest', token: 't' }],
    ['rest', { url: 'https://acme.test' }],
    ['rest', { url: 'https://acme.test', token: { t: 'hunter2-secret' } }],
    ['rest', { url: 'https://acme.test', token: 't', header: 'Cookie' }],
    ['rest', { url: 'https://acme.test', token: 't', header: 'X-A\r\nB' }],
    ['rest', { url: 'https://acme.test', token: 't', header: ['X-A'] }],
    ['rest', { url: 'https://acme.test', token: 't', users: '/app/../auth' }],
    ['rest', { url: 'https://acme.test', token: 't', users: '//evil.example' }],
    ['rest', { url: 'https://acme.test', token: 't', users: '/users?x=1' }],
    ['rest', { url: 'https://acme.test', token: 't', calls: '@evil.example' }],
    ['rest', { url: 'https://acme.test', token: 't', calls: true }],
    ['rest', { url: 'https://acme.test', token: 't', password: 'hunter2-secret' }],
    ['region', 'Germany'],
    ['region', 'de'],
    ['dtmf', 'inband'],
    ['dtmfTiming', { duration: 10, gap: 70 }],
    ['dtmfTiming', { duration: 100, gap: Number.NaN }],
    ['dtmfTiming', 100],
    ['maxCalls', 0],
    ['maxCalls', 21],
    ['maxCalls', 1.5],
    ['maxCalls', '6'],
    ['allow', true],
    ['onLeave', 'stay'],
    ['memory', {}],
    ['audio', true],
    ['audio', { echoCancellation: 'yes' }],
    ['audio', { deviceId: 'x' }],
    ['ring', 1],
    ['ringtone', 'song.mp3'],
    ['ringVolume', 1.1],
    ['ringVolume', Number.NaN],
    ['doNotDisturb', null],
    ['autoAnswer', 'bob'],
    ['autoAnswer', [7]],
    ['sessionTimer', 1800],
    ['nosuch', 1],
    ['Server', 'wss://acme.test'],
    ['constructor', 1],
    ['toString', 1],
    ['hasOwnProperty', 1],
  ]
  test.each(wrong)('%s: %j', (name, value) => {
    const error = errorOf(() => read({ [name]: value }))
    expect(error.code).toBe('bad-options')
    expect(error.message).toContain(`“${name}”`)
    expect(error.message).not.toContain('hunter2-secret')
  })

  test('options named __proto__ are no way in', () => {
    const planted = JSON.parse('{"__proto__": {"feed": "x", "maxCalls": 1}}') as object
    expect(readOptions(Object.assign({ ...fine }, planted))).toEqual(readOptions(fine))
    expect(errorOf(() => read(planted)).message).toContain('“__proto__”')
    const own = Object.defineProperty({ ...fine }, '__proto__', { value: {}, enumerable: true })
    expect(errorOf(() => readOptions(own)).message).toContain('“__proto__”')
  })

  test.each([undefined, null, 'wss://acme.test', 7, []])('options that are no object: %j', (value) => {
    expect(errorOf(() => readOptions(value as unknown as PhoneOptions)).code).toBe('bad-options')
  })

  test('an inherited option does not count', () => {
    const { server, ...rest } = fine
    const inheriting = Object.assign(Object.create({ server }) as object, rest) as PhoneOptions
    expect(errorOf(() => readOptions(inheriting)).message).toContain('“server” is missing')
  })

  test('what was checked is what is used, even of an option that answers differently each time', () => {
    let asked = 0
    const shifting = {
      ...fine,
      get server() {
        return asked++ ? 'ws://evil.example' : 'wss://acme.test'
      },
    }
    const settings = readOptions(shifting)
    expect([settings.server, ...settings.servers]).toEqual(['wss://acme.test', 'wss://acme.test'])
  })
})

test('what a credentials function returns is held to the same rules', () => {
  expect(secretProblem({ password: 'x' })).toBeUndefined()
  expect(secretProblem({ ha1: { sha256 } })).toBeUndefined()
  expect(secretProblem(undefined)).toContain('must be')
  expect(secretProblem(async () => ({ password: 'x' }))).toContain('must be')
  expect(secretProblem({ password: 'x', expiresAt: Number.NaN })).toContain('expiresAt')
})
