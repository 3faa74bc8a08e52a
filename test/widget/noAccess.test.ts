// @vitest-environment jsdom
// What a visitor is told where the site's backend does not say who may call.
import { afterEach, expect, test, vi } from 'vitest'
import { en } from '../../src/react/words/en/main.ts'
import { languages } from '../../src/react/words/languages.ts'
import { loadLanguage } from '../../src/react/words/loadLanguage.ts'
import type { Host } from '../../src/widget/inside/inside.ts'
import { keepPhone } from '../../src/widget/inside/keepPhone.ts'
import { wordsHere } from '../../src/widget/inside/wordsHere.ts'

const reasons = ['refused', 'down', 'broken'] as const
const attributes: Readonly<Record<string, string>> = {
  server: 'wss://sip.example',
  domain: 'acme.example',
  'credentials-url': '/credentials',
}
const host = () =>
  ({
    element: document.createElement('opentact-call'),
    read: (name: string) => attributes[name] ?? '',
    held: () => undefined,
  }) as unknown as Host

let end = () => {}
afterEach(() => {
  end()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const answers =
  (status: number, body = '{}') =>
  async () =>
    new Response(body, { status })

test.each([
  ['refused', '401', answers(401)],
  ['refused', '403', answers(403)],
  ['broken', '500', answers(500)],
  ['broken', '404', answers(404)],
  ['broken', 'no JSON', answers(200, '<html>')],
  ['broken', 'no secret', answers(200, '{"user":"mary"}')],
  ['down', 'nobody', () => Promise.reject(new TypeError('Failed to fetch'))],
] as const)(
  'a site is said to be %s where its answer is %s, and is asked again',
  async (why, _what, fetch) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const asked = vi.fn(fetch)
    vi.stubGlobal('fetch', asked)
    const kept = keepPhone(host(), () => ({}))
    end = kept.end
    await vi.waitFor(() => expect(kept.seen()).toEqual({ state: 'no-credentials', why }))
    // The network is back: no need to wait.
    globalThis.dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2))
    kept.end()
  },
)

test.each(languages.map(({ tag }) => tag))('each cause has a sentence of its own, in %s', async (tag) => {
  const words = (await loadLanguage(tag)).words ?? en
  const said = reasons.map((why) => words.widget.noCredentials[why])
  expect(new Set([...said, words.widget.turnedAway.sentence, words.widget.notSetUp]).size).toBe(5)
})

test.each(languages.map(({ tag }) => tag))(
  'nobody is told to sign in where nobody can, in %s',
  async (tag) => {
    const words = (await loadLanguage(tag)).words ?? en
    for (const why of reasons) {
      const { failures } = wordsHere(words, why)
      expect(failures['credentials-refused']).toBe(words.widget.turnedAway)
      expect(failures['credentials-missing'].sentence).toBe(words.widget.noCredentials[why])
      for (const code of ['credentials-refused', 'credentials-missing'] as const)
        expect(failures[code].hint).not.toBe(words.failures[code].hint)
      expect(failures['domain-not-found']).toBe(words.failures['domain-not-found'])
    }
  },
)
