// Headsets come and go, and none of them takes a call along.

import { describe, expect, it, vi } from 'vitest'
import { createHeadset, headsetBrowser } from '../../src/audio/headset/createHeadset.ts'
import { phase } from '../fakes/phones.ts'
import { FakeHeadset } from './fakeHid.ts'
import { hook, mute, place } from './headsets.ts'

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
