// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { optionsFor } from '../../../src/app/phoneOptions.ts'
import { optionsFrom, passwordKey, readChoices } from '../../../src/app/settings/choices.ts'
import { saveSettings } from '../../../src/app/storage.ts'
import { readOptions } from '../../../src/phone/options.ts'
import { account, site, stun } from './ofASite.ts'

beforeEach(() => {
  localStorage.clear()
  document.documentElement.style.colorScheme = ''
})
afterEach(() => vi.unstubAllGlobals())

describe('the options of a phone', () => {
  it('are the site’s unless the person chose, and are such as the phone takes', () => {
    const fromSite = optionsFor(account, site)
    expect(fromSite).toMatchObject({ ...site.phone, doNotDisturb: false, autoAnswer: [] })
    saveSettings({ doNotDisturb: true, autoAnswer: ['bob'], iceServers: [], relayOnly: false, region: 'DE' })
    const chosen = optionsFor(account, site)
    expect(chosen).toMatchObject({
      ...{ doNotDisturb: true, autoAnswer: ['bob'], iceServers: [], iceTransportPolicy: 'all', region: 'DE' },
    })
    for (const options of [fromSite, chosen]) expect(() => readOptions(options)).not.toThrow()
  })

  it.each([
    {
      doNotDisturb: 'yes',
      autoAnswer: 'bob',
      iceServers: 'stun:a',
      relayOnly: 1,
      region: 'Germany',
      theme: 7,
    },
    {
      autoAnswer: [7],
      iceServers: [null, 7, { address: 'https://a', user: '' }, { address: 'stun:a' }],
      region: 5,
    },
    { iceServers: { length: 3 } },
  ])('do not change by what the storage should not hold: %j', (kept) => {
    saveSettings(kept)
    const { iceServers, ...options } = optionsFor(account, { phone: {} })
    expect(iceServers).toEqual([])
    expect(options).toMatchObject({ doNotDisturb: false, autoAnswer: [], iceTransportPolicy: 'all' })
    expect(() => readOptions(options)).not.toThrow()
    expect(readChoices(kept).region).toBeUndefined()
  })

  it('hold a TURN server only together with its password, which a browser insists on', () => {
    const turn = { address: 'turn:relay.example.com?transport=tcp', user: 'lab' }
    const choices = { iceServers: [{ address: stun.urls, user: '' }, turn] }
    expect(optionsFrom({}, choices).iceServers).toEqual([stun])
    expect(optionsFrom({}, choices, new Map([[passwordKey(turn), 'p']])).iceServers).toEqual([
      stun,
      { urls: turn.address, username: 'lab', credential: 'p' },
    ])
  })

  it('take the tokens of feed and REST from the site itself, by POST', async () => {
    const asked: unknown[][] = []
    const answers = [{ token: 'one' }, { token: 7 }, 'nonsense']
    vi.stubGlobal('fetch', async (...given: unknown[]) => {
      asked.push(given)
      return new Response(JSON.stringify(answers.shift()))
    })
    const phone = {
      feed: { url: 'wss://feed.example', tokenUrl: '/feed-token' },
      rest: { url: 'https://api.example/rest', tokenUrl: '/rest-token' },
    }
    const { feed, rest } = optionsFor(account, { phone })
    const ask = async (of: { token: unknown } | undefined) =>
      typeof of?.token === 'function' ? of.token({}) : of?.token
    await expect(ask(feed)).resolves.toBe('one')
    await expect(ask(rest)).rejects.toThrow('/rest-token gave no token')
    await expect(ask(rest)).rejects.toThrow('/rest-token gave no token')
    const [path, how] = asked[0] ?? []
    expect(path).toBe('/feed-token')
    expect(how).toMatchObject({
      ...{ method: 'POST', credentials: 'same-origin', redirect: 'error', cache: 'no-store' },
      body: JSON.stringify({ domain: 'acme.example', user: 'alice' }),
    })
    // A platform that is not the sandbox's is not asked about its users.
    const pretend = optionsFor({ ...account, sandbox: true }, { phone })
    expect(pretend.feed?.url).toBe('wss://s.example/events')
  })
})
