// Headsets at phones of ours, over real SIP.js agents: only the browser's HID and Media Session are pretended.

import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createHeadset, headsetBrowser } from '../../src/audio/headset/createHeadset.ts'
import { type Collection, telephonyOf } from '../../src/audio/headset/telephony.ts'
import { onlinePhone, phase } from '../fakes/phones.ts'
import { createWire } from '../fakes/wire.ts'
import { FakeHeadset, FakeHid, odd, usual } from './fakeHid.ts'

type Handler = (() => void) | null

/** Media Session as Chromium has it; `knows`: what it does not throw at. */
function fakeMediaSession(knows = ['hangup', 'togglemicrophone']) {
  const handlers: Record<string, Handler> = {}
  const active: boolean[] = []
  return {
    metadata: null as MediaMetadata | null,
    handlers,
    active,
    setActionHandler: (action: string, handler: Handler) => {
      if (!knows.includes(action)) throw new TypeError(`${action} is not a valid action`)
      handlers[action] = handler
    },
    setMicrophoneActive: (on: boolean) => void active.push(on),
  }
}

const hook = 1
const mute = 2
const drop = 4

async function place(...headsets: FakeHeadset[]) {
  const hid = new FakeHid()
  hid.devices = headsets
  const mediaSession = fakeMediaSession()
  const wire = createWire()
  const bob = await onlinePhone(wire, 'bob', {
    makeHeadset: (host) =>
      createHeadset(host, {
        hid,
        mediaSession,
        metadata: (title) => ({ title }) as MediaMetadata,
      }),
  })
  const alice = await onlinePhone(wire, 'alice', { options: { displayName: 'Alice\u202e Moreau' } })
  await vi.waitFor(() => expect(bob.phone.store.getState().headsets).toHaveLength(headsets.length))
  const calls = () => bob.phone.store.getState().calls
  const rings = async () => {
    const before = calls().length
    await alice.phone.call('bob')
    await vi.waitFor(() => expect(calls()).toHaveLength(before + 1))
    return bob.call()?.id ?? ''
  }
  const talks = async () => {
    const id = await rings()
    await bob.phone.answer(id)
    await phase(bob, 'connected')
    await phase(alice, 'connected')
    return id
  }
  const lamps = (headset: FakeHeadset | undefined) => headset?.shown.at(-1)
  return { hid, mediaSession, wire, alice, bob, calls, rings, talks, lamps }
}

describe('the hook of a headset', () => {
  it('answers what rings, and hangs up; the lamps follow, and their echo is no press', async () => {
    const headset = new FakeHeadset()
    const { bob, alice, rings, lamps } = await place(headset)
    expect(headset.shown).toEqual([])
    await rings()
    expect(lamps(headset)).toBe('2: 4 0')
    headset.says(2, hook, 0)
    expect(bob.call()?.state.phase).toBe('answering')
    expect(lamps(headset)).toBe('2: 1 0')
    await phase(bob, 'connected')
    await phase(alice, 'connected')
    headset.says(2, hook, 0)
    expect(bob.call()?.state.phase).toBe('connected')
    headset.says(2, 0, 0)
    expect(bob.call()?.state).toMatchObject({ phase: 'ended', reason: { kind: 'hung-up', by: 'us' } })
    expect(lamps(headset)).toBe('2: 0 0')
    await phase(alice, 'ended')
  })

  it('does nothing where no call is: nothing dials, and the lamp says so again', async () => {
    const headset = new FakeHeadset()
    const { calls, wire, lamps } = await place(headset)
    headset.says(2, hook, 0)
    expect(lamps(headset)).toBe('2: 0 0')
    for (const bits of [0, mute, 0, drop, 0, hook | mute | drop, 0]) headset.says(2, bits, 0)
    expect(calls()).toEqual([])
    expect(wire.requests('INVITE')).toEqual([])
  })

  it('does not dial again what has ended', async () => {
    const headset = new FakeHeadset()
    const { bob, calls, talks, wire } = await place(headset)
    await bob.phone.hangUp(await talks())
    const before = wire.requests('INVITE').length
    for (const bits of [hook, 0, hook, 0]) headset.says(2, bits, 0)
    expect(calls()).toHaveLength(1)
    expect(wire.requests('INVITE')).toHaveLength(before)
  })

  it('echoing its lamp neither answers nor declines another call that rings', async () => {
    const headset = new FakeHeadset()
    const { bob, alice, calls, talks, wire } = await place(headset)
    const first = await talks()
    const carol = await onlinePhone(wire, 'carol')
    await carol.phone.call('bob')
    await vi.waitFor(() => expect(calls()).toHaveLength(2))
    expect(headset.shown.at(-1)).toBe('2: 5 0')
    headset.says(2, hook, 0)
    expect(bob.call()?.state.phase).toBe('ringing')
    await alice.phone.hangUp(alice.call()?.id ?? '')
    await vi.waitFor(() => expect(calls().find(({ id }) => id === first)?.state.phase).toBe('ended'))
    expect(headset.shown.at(-1)).toBe('2: 4 0')
    headset.says(2, 0, 0)
    expect(bob.call()?.state.phase).toBe('ringing')
    headset.says(2, hook, 0)
    expect(bob.call()?.state.phase).toBe('answering')
  })

  it('ends a call of ours that is on its way', async () => {
    const headset = new FakeHeadset()
    const { bob, alice } = await place(headset)
    await bob.phone.call('alice')
    await phase(alice, 'ringing')
    await phase(bob, 'ringing')
    headset.says(2, hook, 0)
    headset.says(2, 0, 0)
    expect(bob.call()?.state).toMatchObject({ reason: { kind: 'cancelled', by: 'us' } })
  })

  it('leaves a call on hold alone', async () => {
    const headset = new FakeHeadset()
    const { bob, talks } = await place(headset)
    const id = await talks()
    headset.says(2, hook, 0)
    await bob.phone.hold(id)
    headset.says(2, 0, 0)
    headset.says(2, mute, 0)
    expect(bob.call()).toMatchObject({ state: { phase: 'connected' }, muted: false })
    expect(headset.shown.at(-1)).toBe('2: 1 0')
  })

  it('that is a button answers and hangs up by a press, not by its release', async () => {
    const headset = new FakeHeadset('Odd', odd)
    const { bob, rings } = await place(headset)
    await rings()
    expect(headset.shown).toEqual(['11: 1'])
    headset.says(8, 1 << 3)
    expect(bob.call()?.state.phase).toBe('answering')
    headset.says(8, 0)
    await phase(bob, 'connected')
    expect(headset.shown).toEqual(['11: 1', '9: 0 1', '11: 0'])
    headset.says(8, 1 << 3)
    expect(bob.call()?.state.phase).toBe('ended')
  })
})

describe('the other keys of a headset', () => {
  it('mute toggles once a press and not on release, and its lamp shows what is so', async () => {
    const headset = new FakeHeadset()
    const { bob, talks, lamps } = await place(headset)
    const id = await talks()
    const muted = () => bob.call()?.muted
    headset.says(2, hook, 0)
    headset.says(2, hook | mute, 0)
    expect([muted(), lamps(headset)]).toEqual([true, '2: 3 0'])
    headset.says(2, hook | mute, 0)
    headset.says(2, hook, 0)
    expect(muted()).toBe(true)
    headset.says(2, hook | mute, 0)
    headset.says(2, hook, 0)
    expect([muted(), lamps(headset)]).toEqual([false, '2: 1 0'])
    await bob.phone.mute(id)
    expect(lamps(headset)).toBe('2: 3 0')
    headset.says(2, hook | mute, 0)
    expect(muted()).toBe(false)
    expect(bob.call()?.state.phase).toBe('connected')
  })

  it('drop turns away what rings, for this phone alone, and ends what is spoken', async () => {
    const headset = new FakeHeadset()
    const { bob, alice, rings, talks } = await place(headset)
    await rings()
    headset.says(2, drop, 0)
    headset.says(2, 0, 0)
    expect(bob.call()?.state).toMatchObject({ reason: { kind: 'declined', by: 'us' } })
    await phase(alice, 'ended')
    expect(alice.call()?.state).toMatchObject({ reason: { kind: 'busy' } })
    await talks()
    headset.says(2, drop, 0)
    expect(bob.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'us' } })
  })
})

it('in a call a key means who is spoken to, not who rings meanwhile', async () => {
  const headset = new FakeHeadset()
  const { bob, calls, talks, wire } = await place(headset)
  const first = await talks()
  const carol = await onlinePhone(wire, 'carol')
  await carol.phone.call('bob')
  await vi.waitFor(() => expect(calls()).toHaveLength(2))
  headset.says(2, mute, 0)
  expect(calls().map(({ muted }) => muted)).toEqual([true, false])
  headset.says(2, drop, 0)
  expect(calls().find(({ id }) => id === first)?.state.phase).toBe('ended')
  expect(bob.call()?.state.phase).toBe('ringing')
})

it('a call on its way is meant before the one that waits for it', async () => {
  const headset = new FakeHeadset()
  const { bob, calls, talks, wire } = await place(headset)
  await talks()
  await onlinePhone(wire, 'carol')
  await bob.phone.call('carol')
  headset.says(2, drop, 0)
  expect(calls().map(({ state }) => state.phase)).toEqual(['connected', 'ended'])
})

it('all of a conference are meant', async () => {
  const headset = new FakeHeadset()
  const { bob, calls, talks, wire, lamps } = await place(headset)
  const first = await talks()
  const carol = await onlinePhone(wire, 'carol')
  const second = await bob.phone.call('carol')
  await phase(carol, 'ringing')
  await carol.phone.answer(carol.call()?.id ?? '')
  await phase(bob, 'connected')
  await bob.phone.merge([first, second])
  headset.says(2, mute, 0)
  headset.says(2, 0, 0)
  expect([calls().map(({ muted }) => muted), lamps(headset)]).toEqual([[true, true], '2: 3 0'])
  await bob.phone.unmute(first)
  expect(lamps(headset)).toBe('2: 1 0')
  headset.says(2, drop, 0)
  expect(calls().map(({ state }) => state.phase)).toEqual(['ended', 'ended'])
})

describe('headsets come and go', () => {
  it('unplugged it is forgotten, plugged in again in a call it works and shows the call', async () => {
    const headset = new FakeHeadset()
    const { hid, bob, talks } = await place(headset)
    await talks()
    hid.unplug(headset)
    expect([bob.phone.store.getState().headsets, headset.listeners]).toEqual([[], 0])
    headset.says(2, hook, 0)
    headset.says(2, 0, 0)
    expect(bob.call()?.state.phase).toBe('connected')
    const again = new FakeHeadset()
    hid.plug(again)
    await vi.waitFor(() => expect(again.shown).toEqual(['2: 1 0']))
    expect(bob.phone.store.getState().headsets).toEqual(['Evolve'])
    // Its first word is of another key: that its hook is still down is no hanging up.
    again.says(2, mute, 0)
    expect(bob.call()).toMatchObject({ muted: true, state: { phase: 'connected' } })
  })

  it('two show the same, and each one’s keys work', async () => {
    const [one, other] = [new FakeHeadset('One'), new FakeHeadset('Other')]
    const { bob, rings, lamps } = await place(one, other)
    await rings()
    one.says(2, hook, 0)
    other.says(2, hook, 0)
    await phase(bob, 'connected')
    other.says(2, hook | mute, 0)
    other.says(2, hook, 0)
    expect([lamps(one), lamps(other), bob.call()?.muted]).toEqual(['2: 3 0', '2: 3 0', true])
    one.says(2, hook | mute, 0)
    expect(bob.call()?.muted).toBe(false)
    other.says(2, 0, 0)
    expect([lamps(one), bob.call()?.state.phase]).toEqual(['2: 0 0', 'ended'])
  })

  it('one that throws takes no call along, and is told how it stands once it hears again', async () => {
    const headset = new FakeHeadset()
    const { bob, talks, lamps } = await place(headset)
    headset.broken = true
    const id = await talks()
    await Promise.resolve()
    headset.broken = false
    await bob.phone.mute(id)
    expect(lamps(headset)).toBe('2: 3 0')
    headset.broken = true
    await bob.phone.hangUp(id)
    await bob.phone.destroy()
  })

  it('one that cannot be opened is not used, until it is plugged in anew', async () => {
    const { hid, bob } = await place()
    const headset = new FakeHeadset()
    headset.broken = true
    hid.plug(headset)
    await vi.waitFor(() => expect(headset.opened).toBe(false))
    expect(bob.phone.store.getState().headsets).toEqual([])
    headset.broken = false
    hid.plug(headset)
    hid.plug(headset)
    await vi.waitFor(() => expect(bob.phone.store.getState().headsets).toEqual(['Evolve']))
  })

  it('the person chooses one, or none, or the browser refuses', async () => {
    const { hid, bob } = await place()
    await bob.phone.connectHeadset()
    expect(bob.phone.store.getState().headsets).toEqual([])
    hid.chosen = [new FakeHeadset('Chosen'), new FakeHeadset('Keyboard', [])]
    await bob.phone.connectHeadset()
    expect(bob.phone.store.getState().headsets).toEqual(['Chosen'])
    expect(hid.filters[0]).toEqual({ filters: [{ usagePage: 0x0b }] })
    hid.chosen = new DOMException('no gesture', 'SecurityError')
    await expect(bob.phone.connectHeadset()).rejects.toMatchObject({ code: 'refused' })
  })

  it('a browser without WebHID or Media Session has none, and says so when asked', async () => {
    const report = vi.fn()
    const headset = createHeadset({ report, pressed: vi.fn() }, { metadata: () => null })
    await expect(headset.connect()).rejects.toMatchObject({ code: 'refused' })
    expect(report).not.toHaveBeenCalled()
    await headset.destroy()
    expect(headsetBrowser()).not.toHaveProperty('hid')
  })

  it('with the phone everything is given back: lamps out, closed, nothing listens', async () => {
    const headset = new FakeHeadset()
    const { hid, bob, mediaSession, talks, lamps } = await place(headset)
    await talks()
    headset.says(2, hook, 0)
    await bob.phone.destroy()
    expect([lamps(headset), headset.opened, headset.listeners, hid.listeners]).toEqual([
      '2: 0 0',
      false,
      0,
      0,
    ])
    expect(mediaSession.handlers).toEqual({ hangup: null, togglemicrophone: null })
    const late = new FakeHeadset()
    hid.plug(late)
    expect(late.opened).toBe(false)
  })
})

describe('what a device says of itself', () => {
  const read = (collections: readonly Collection[], reportId: number, ...bytes: readonly number[]) =>
    telephonyOf(collections)?.read(reportId, new DataView(Uint8Array.from(bytes).buffer))

  it('is read bit by bit, whatever lies between', () => {
    expect(read(usual, 2, 0b110, 0)).toEqual({ hook: false, mute: true, drop: true })
    expect(read(odd, 8, 2 << 3)).toEqual({ hook: false, mute: true })
    expect(read(usual, 1, 0xff)).toEqual({})
    // Too short: what is not there is not pressed.
    expect(read(usual, 2)).toEqual({ hook: false, mute: false, drop: false })
  })

  it('is taken as a range of usages too', () => {
    const item = { isRange: true, usageMinimum: 0xb_001f, reportSize: 1, reportCount: 2 }
    expect(read([{ usagePage: 0x0b, inputReports: [{ reportId: 1, items: [item] }] }], 1, 2)).toEqual({
      hook: true,
    })
  })

  it.each<[string, readonly Collection[]]>([
    ['nothing', []],
    ['no page', [{}]],
    ['a keyboard', [{ usagePage: 1, inputReports: [{ reportId: 1, items: [{ usages: [0xb_0020] }] }] }]],
    [
      'no hook',
      [
        {
          usagePage: 0x0b,
          inputReports: [{ items: [{ usages: [0xb_002f], reportSize: 1, reportCount: 1 }] }],
        },
      ],
    ],
    ['reports without items', [{ usagePage: 0x0b, inputReports: [{}], outputReports: [{ reportId: 7 }] }]],
  ])('%s is no telephone', (_what, collections) => {
    expect(telephonyOf(collections)).toBeUndefined()
  })

  it('may be absurd, and costs nothing', () => {
    const huge = { usages: [0xb_0020], reportSize: 1, reportCount: 2 ** 31 }
    const lamp = { usages: [0x8_0017], reportSize: 1, reportCount: 1e9 }
    const telephony = telephonyOf([
      { usagePage: 0x0b, inputReports: [{ items: [huge] }], outputReports: [{ items: [lamp] }] },
    ])
    expect(telephony?.write({ offHook: true, ring: false, mute: false })[0]?.data.length).toBeLessThan(100)
  })
})

describe('the browser’s own keys', () => {
  it('are taken while a call lives, hang it up and mute it, and are given back', async () => {
    const { bob, mediaSession, rings, talks } = await place()
    const own = { title: 'A song' } as MediaMetadata
    mediaSession.metadata = own
    await bob.phone.hangUp(await rings())
    expect(mediaSession.handlers).toEqual({})
    expect(mediaSession.metadata).toBe(own)

    await talks()
    expect(mediaSession.metadata).toEqual({ title: 'Alice Moreau' })
    expect(mediaSession.active).toEqual([true])
    mediaSession.handlers['togglemicrophone']?.()
    expect([bob.call()?.muted, mediaSession.active.at(-1)]).toEqual([true, false])
    mediaSession.handlers['togglemicrophone']?.()
    expect([bob.call()?.muted, mediaSession.active.at(-1)]).toEqual([false, true])
    mediaSession.handlers['hangup']?.()
    expect(bob.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'us' } })
    expect(mediaSession.handlers).toEqual({ hangup: null, togglemicrophone: null })
    expect(mediaSession.metadata).toBe(own)
    expect(mediaSession.active.at(-1)).toBe(false)
  })

  it.each([
    ['knows none of the actions', { ...fakeMediaSession([]) }],
    ['has no microphone sign', { metadata: null, setActionHandler: () => {} }],
    [
      'rejects',
      {
        metadata: null,
        setActionHandler: () => {},
        setMicrophoneActive: () => Promise.reject(new Error('no')),
      },
    ],
  ])('a browser that %s troubles no call', async (_what, mediaSession) => {
    const wire = createWire()
    const bob = await onlinePhone(wire, 'bob', {
      makeHeadset: (host) => createHeadset(host, { mediaSession, metadata: () => null }),
    })
    const alice = await onlinePhone(wire, 'alice')
    const trouble = vi.spyOn(console, 'error')
    onTestFinished(() => trouble.mockRestore())
    await alice.phone.call('bob')
    await phase(bob, 'ringing')
    await bob.phone.answer(bob.call()?.id ?? '')
    await phase(bob, 'connected')
    await bob.phone.hangUp(bob.call()?.id ?? '')
    await phase(alice, 'ended')
    expect(trouble).not.toHaveBeenCalled()
  })
})
