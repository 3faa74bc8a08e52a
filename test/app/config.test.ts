import { expect, test } from 'vitest'
import { readConfig } from '../../src/app/config.ts'
import { headersFor } from '../../src/app/headers.ts'

const own = 'https://phone.example.com'

test.each([undefined, null, 5, 'x', [], { frame: 'x' }, { frame: { allow: 'https://a.example' } }])(
  'with %j for a configuration only the own origin may frame the phone',
  (given) => {
    expect(readConfig(given, own)).toEqual({ frame: { allow: [own] } })
  },
)

test('only exact origins get onto the list', () => {
  const allow = ['https://a.example', 'https://b.example/', '*', 'null', 'https://*.example', 'c.example', 7]
  expect(readConfig({ frame: { allow } }, own).frame.allow).toEqual(['https://a.example'])
  expect(readConfig({ frame: { allow: [] } }, own).frame.allow).toEqual([])
})

test('what is no text is not filled in', () => {
  expect(readConfig({ server: 'wss://sip.example.com', domain: 7 }, own)).toMatchObject({
    server: 'wss://sip.example.com',
  })
  expect(readConfig({ domain: 7 }, own)).not.toHaveProperty('domain')
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
