// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Choices, isWrong, snippetFor, typedChoices } from '../../src/app/configurator/snippet.ts'
import { attributes } from '../../src/widget/attributes.ts'

const plain: Choices = {
  kind: 'phone',
  files: 'https://cdn.example.com/softphone/0.1.0/',
  server: 'wss://sip.example.com:7443/ws',
  domain: 'acme.sip.opentact.org',
  user: 'mary',
  credentialsUrl: '/softphone/credentials',
  target: 'reception',
  accent: '#0b7a4b',
  lang: 'en',
  region: 'de',
  layout: 'dock',
  placement: 'top-left',
  theme: 'dark',
  clickToDial: 'fill',
}
const digest = 'sha384-abc'
const make = (part: Partial<Choices> = {}) => snippetFor({ ...plain, ...part }, digest, 'Call us')

/** As a browser reads it. */
function read(html: string) {
  const page = new DOMParser().parseFromString(`<body>${html}`, 'text/html')
  const all = [...page.body.querySelectorAll('*')]
  return all.map((one) => ({
    name: one.localName,
    text: one.textContent,
    has: Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])),
  }))
}

test('what was chosen is in the tag, by the names of the guide', () => {
  expect(read(make().html)).toEqual([
    {
      name: 'script',
      text: '',
      has: {
        type: 'module',
        crossorigin: '',
        integrity: digest,
        src: 'https://cdn.example.com/softphone/0.1.0/widget.js',
      },
    },
    {
      name: 'opentact-phone',
      text: '',
      has: {
        server: 'wss://sip.example.com:7443/ws',
        domain: 'acme.sip.opentact.org',
        user: 'mary',
        'credentials-url': '/softphone/credentials',
        region: 'DE',
        lang: 'en',
        theme: 'dark',
        placement: 'top-left',
        'click-to-dial': 'fill',
      },
    },
  ])
  expect(make().css).toBe('opentact-phone {\n  --phone-accent: #0b7a4b;\n}')
  expect(make().policy).toBe(
    "default-src 'none'; script-src https://cdn.example.com; connect-src 'self' wss://sip.example.com:7443; require-trusted-types-for 'script'; trusted-types opentact-softphone",
  )
})

test('a button has a target and words, and nothing of the phone’s', () => {
  const [, button] = read(make({ kind: 'call', theme: 'auto' }).html)
  expect(button).toMatchObject({ name: 'opentact-call', text: 'Call us', has: { target: 'reception' } })
  expect(Object.keys(button?.has ?? {})).not.toContain('placement')
})

describe('what is wrong is left out:', () => {
  test.each<[keyof Choices, string]>([
    ['files', 'javascript:alert(1)//'],
    ['files', '//evil.example/x'],
    ['files', 'https://a.example;script-src *'],
    ['server', 'https://sip.example.com'],
    ['server', "wss://a.example;script-src 'unsafe-inline'"],
    ['server', 'ws://sip.example.com'],
    ['server', 'ws://127.0.0.1.evil.example'],
    ['domain', 'acme example'],
    ['credentialsUrl', 'https://other.example/credentials'],
    ['credentialsUrl', '//other.example/credentials'],
    ['credentialsUrl', '/\\other.example'],
    ['credentialsUrl', 'javascript:alert(1)'],
    ['accent', 'red;} body{display:none'],
    ['lang', '"><script>'],
    ['region', 'Germany'],
  ])('%s %s', (name, value) => {
    expect(isWrong(name, value)).toBe(true)
    const { html, css, policy } = make({ [name]: value })
    expect(html + css + policy).not.toContain(value)
  })
})

test('whatever is typed, there is one script and one element, and a value is what was typed', () => {
  const nasty = fc.constantFrom(
    '"',
    "'",
    '<',
    '>',
    '&',
    '</script>',
    '-->',
    '\u0000',
    ' ',
    '`',
    '&quot;',
    ';',
    ',',
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.oneof(nasty, fc.string())).map((all) => all.join('')),
  )
  const typed = fc.record(Object.fromEntries(typedChoices.map((name) => [name, text])))
  fc.assert(
    fc.property(typed, fc.constantFrom('phone', 'call'), (part, kind) => {
      const { html, policy } = make({ ...part, kind } as Partial<Choices>)
      const found = read(html)
      expect(found.map(({ name }) => name)).toEqual(['script', `opentact-${kind}`])
      const known = [...attributes, 'type', 'crossorigin', 'integrity', 'src']
      for (const { has } of found) for (const name of Object.keys(has)) expect(known).toContain(name)
      const user = part['user']?.trim() ?? ''
      // The parser itself turns these two into others (HTML §13.2.3.5).
      if (!['\u0000', '\r'].some((one) => user.includes(one))) expect(found[1]?.has['user'] ?? '').toBe(user)
      expect(policy.split(';').map((line) => line.trim().split(' ')[0])).toEqual([
        'default-src',
        'script-src',
        'connect-src',
        'require-trusted-types-for',
        'trusted-types',
      ])
    }),
  )
})
