import { describe, expect, it, test } from 'vitest'
import { readConfig, settingNames } from '../../src/app/config.ts'
import { originsIn } from '../../src/app/frameOrigins.ts'
import { headersFor } from '../../src/app/headers.ts'
import { siteOptions } from '../../src/app/phoneOptions.ts'

const own = 'https://phone.example.com'

/** What the page makes of this file, and what it says about it. */
function read(given: unknown) {
  const told: string[] = []
  const tell = (why: string) => told.push(why)
  const site = readConfig(given, tell)
  const options = siteOptions(site, { user: 'alice' }, tell)
  return { site, options, allow: originsIn(site.frame, own, tell), told }
}

test.each([undefined, null, 5, 'x', [], { frame: 'x' }, { frame: { allow: 'https://a.example' } }])(
  'with %j for a configuration only the own origin may frame the phone',
  (given) => {
    const { allow, site, options } = read(given)
    expect(allow).toEqual([own])
    expect(site).toMatchObject({ phone: {} })
    expect(options).toEqual({})
  },
)

test('only exact origins get onto the list', () => {
  const allow = ['https://a.example', 'https://b.example/', '*', 'null', 'https://*.example', 'c.example', 7]
  const { allow: taken, told } = read({ frame: { allow } })
  expect(taken).toEqual(['https://a.example'])
  expect(told).toHaveLength(allow.length - 1)
  expect(told[0]).toContain('frame.allow[1]')
  expect(read({ frame: { allow: [] } }).allow).toEqual([])
})

test('everything that an operator can set is taken', () => {
  const given = {
    server: 'wss://sip.example.com',
    domain: 'acme.example',
    name: 'Acme Phone',
    logo: '/logo.svg',
    accent: '#7A1fA2',
    theme: 'dark',
    language: 'de',
    emergency: 'Dial 112 from a mobile.',
    iceServers: [{ urls: 'stun:stun.example.com' }],
    iceTransportPolicy: 'relay',
    region: 'DE',
    feed: { url: 'wss://feed.example.com', tokenUrl: '/feed-token' },
    rest: { url: 'https://api.example.com/rest', tokenUrl: '/rest-token', users: false },
    frame: { allow: ['https://a.example'] },
  }
  const { site, options, told } = read(given)
  expect(told).toEqual([])
  expect(Object.keys(given).sort()).toEqual([...settingNames].sort())
  const { iceServers, iceTransportPolicy, region, feed, rest, ...face } = given
  expect(site).toMatchObject(face)
  expect(options).toMatchObject({ iceServers, iceTransportPolicy, region })
  expect(options.feed).toEqual({ url: feed.url, token: expect.any(Function) })
  expect(options.rest).toEqual({ url: rest.url, users: false, token: expect.any(Function) })
})

describe('what is wrong is left out, and named', () => {
  const wrong: readonly (readonly [name: string, ...values: unknown[]])[] = [
    ['server', 7, '', ['wss://a']],
    ['domain', {}, 'x'.repeat(300)],
    ['name', true, ' ', 'x'.repeat(61)],
    [
      'logo',
      'https://evil.example/x.svg',
      '//evil.example/x.svg',
      '/\\evil.example',
      '/\t/evil.example',
      'x',
      1,
    ],
    ['accent', 'green', '#fff', '#12345g', '#123456;}', 7],
    ['theme', 'pink', null],
    ['language', 'xx', 'de-AT', 7, '__proto__'],
    ['emergency', 1, ''],
    ['iceServers', 'stun:a', [{ urls: 'https://a' }], [null], {}],
    ['iceTransportPolicy', 'none', 1],
    ['region', 'de', 'Germany', 49],
    [
      'feed',
      'wss://feed.example',
      { url: 'ws://feed.example', tokenUrl: '/t' },
      { url: 'wss://feed.example' },
    ],
    ['feed', { url: 'wss://feed.example', tokenUrl: 'https://elsewhere.example/t' }],
    ['rest', { url: 'http://api.example', tokenUrl: '/t' }, { url: 'https://api.example', tokenUrl: '//x' }],
    ['rest', { url: 'https://api.example', tokenUrl: '/t', more: 1 }],
    ['password', 'secret'],
  ]
  it.each(wrong.flatMap(([name, ...values]) => values.map((value) => [name, value] as const)))(
    '%s: %j',
    (name, value) => {
      const { site, options, told } = read({
        [name]: value,
        domain: name === 'domain' ? value : 'fine.example',
      })
      expect(told).toEqual([expect.stringContaining(`“${name}`)])
      expect(site).not.toHaveProperty(name)
      expect(options).toEqual({})
      if (name !== 'domain') expect(site.domain).toBe('fine.example')
    },
  )

  it('a token, which everybody could read', () => {
    const feed = { url: 'wss://feed.example', tokenUrl: '/t', token: 'secret' }
    const { options, told } = read({ feed })
    expect(told).toEqual([expect.stringContaining('“feed.token”')])
    expect(JSON.stringify(options)).not.toContain('secret')
  })
})

test('only frame.html may be framed, and only by those on the list', () => {
  const ancestors = (path: string, frame?: readonly string[]) =>
    /frame-ancestors ([^;]+)/.exec(
      headersFor(path, { ...(frame && { frame }) })['Content-Security-Policy'] ?? '',
    )?.[1]
  expect(ancestors('/')).toBe("'none'")
  expect(ancestors('/index.html', ['https://a.example'])).toBe("'none'")
  expect(ancestors('/frame.html')).toBe("'self'")
  expect(ancestors('/frame.html', ['https://a.example'])).toBe("'self' https://a.example")
})

test('what has a digest in its name may be kept, all else is asked for', () => {
  expect(headersFor('/assets/index-abc.js')['Cache-Control']).toContain('immutable')
  expect(headersFor('/config.json')['Cache-Control']).toBe('no-cache')
})
