import { describe, expect, it } from 'vitest'
import { FakeTrack, named } from './fakeBrowser.ts'
import { createWorld } from './world.ts'

async function talking() {
  const world = createWorld()
  world.dial('a')
  const track = await world.trackFor('a')
  world.connect('a')
  return { ...world, track }
}

describe('what a call sends', () => {
  it('is silence until it is connected', async () => {
    const world = createWorld()
    world.dial('a')
    const track = await world.trackFor('a')
    expect(track.enabled).toBe(false)
    world.fact({ type: 'call-ringing', callId: 'a', earlyMedia: true })
    expect(track.enabled).toBe(false)
    world.connect('a')
    expect(track.enabled).toBe(true)
  })

  it('follows mute and hold', async () => {
    const { fact, track } = await talking()
    fact({ type: 'call-muted', callId: 'a' })
    expect(track.enabled).toBe(false)
    fact({ type: 'call-unmuted', callId: 'a' })
    expect(track.enabled).toBe(true)
    fact({ type: 'call-held', callId: 'a', by: 'us' })
    expect(track.enabled).toBe(false)
    fact({ type: 'call-resumed', callId: 'a', by: 'us' })
    expect(track.enabled).toBe(true)
  })

  it('is silence as soon as a second call has the microphone', async () => {
    const { ring, trackFor, connect, end, track, browser } = await talking()
    ring('b')
    const second = await trackFor('b')
    connect('b')
    expect([track.enabled, second.enabled]).toEqual([false, true])
    end('b')
    expect([track.enabled, second.readyState]).toEqual([true, 'ended'])
    expect(browser.asked).toHaveLength(1)
  })

  it('is the same track however often it is asked for', async () => {
    const world = createWorld()
    world.dial('a')
    const [one, two] = await Promise.all([world.trackFor('a'), world.trackFor('a')])
    expect(one).toBe(two)
    expect(await world.trackFor('a')).toBe(one)
    expect(world.browser.asked).toHaveLength(1)
  })

  it('speaks at once when the track comes after the connection', async () => {
    const world = createWorld()
    world.dial('a')
    world.connect('a')
    expect((await world.trackFor('a')).enabled).toBe(true)
  })
})

describe('the microphone', () => {
  it('is let go of when the last call is ending, not before', async () => {
    const { dial, trackFor, end, fact, track, browser, settled } = await talking()
    dial('b')
    const second = await trackFor('b')
    end('a')
    await settled()
    expect([track.readyState, second.readyState]).toEqual(['ended', 'live'])
    expect(browser.opened[0]?.readyState).toBe('live')
    fact({ type: 'call-asked', callId: 'b', asking: 'hang-up' })
    await settled()
    expect(second.readyState).toBe('ended')
    expect(browser.opened[0]?.readyState).toBe('ended')
  })

  it('is not kept open by a call that only rings', async () => {
    const { ring, end, browser, settled } = await talking()
    ring('b')
    end('a')
    await settled()
    expect(browser.opened[0]?.readyState).toBe('ended')
  })

  it('is not left open by a call that ended while the prompt stood open', async () => {
    const world = createWorld()
    let allow: (track: FakeTrack) => void = () => undefined
    world.browser.answer = () => new Promise((resolve) => (allow = resolve))
    world.dial('a')
    const asked = world.trackFor('a')
    const refused = expect(asked).rejects.toMatchObject({ code: 'wrong-moment' })
    await world.settled()
    world.end('a')
    const late = new FakeTrack()
    allow(late)
    await refused
    await world.settled()
    expect(late.readyState).toBe('ended')
    expect(late.clones).toEqual([])
    expect(world.devices().microphoneInUse).toBeUndefined()
  })

  it('serves the next call although the one that asked first is over', async () => {
    const world = createWorld()
    const answers: ((track: FakeTrack) => void)[] = []
    world.browser.answer = () => new Promise((resolve) => answers.push(resolve))
    world.dial('a')
    const first = expect(world.trackFor('a')).rejects.toThrow()
    await world.settled()
    world.end('a')
    world.dial('b')
    const second = world.trackFor('b')
    await world.settled()
    for (const answer of answers) answer(new FakeTrack())
    await first
    expect((await second).readyState).toBe('live')
    await world.settled()
    expect(world.browser.opened.map((one) => one.readyState)).toEqual(['ended', 'live'])
  })

  it('is refused to a call that is not there', async () => {
    const world = createWorld()
    await expect(world.trackFor('nobody')).rejects.toMatchObject({ code: 'wrong-moment' })
    expect(world.browser.asked).toEqual([])
  })
})

describe('another microphone', () => {
  it('chosen in a call gives the call a new track, as loud or silent as the old', async () => {
    const { audio, track, replaced, browser, settled } = await talking()
    await audio.select('microphone', 'desk')
    await settled()
    expect(replaced.map(([id, fresh]) => [id, fresh.enabled])).toEqual([['a', true]])
    expect(track.readyState).toBe('ended')
    expect(browser.opened.map((one) => one.readyState)).toEqual(['ended', 'live'])
  })

  it('that cannot be had leaves the call with the one it has', async () => {
    const { audio, track, browser, devices } = await talking()
    browser.answer = () => Promise.reject(named('NotReadableError'))
    await expect(audio.select('microphone', 'desk')).rejects.toMatchObject({ code: 'refused' })
    expect(track.readyState).toBe('live')
    expect(browser.opened[0]?.readyState).toBe('live')
    expect(devices().microphone).toBeUndefined()
  })

  it('of two chosen in a row the later one counts, whichever the browser gives first', async () => {
    for (const order of [
      ['desk', 'head'],
      ['head', 'desk'],
    ]) {
      const { audio, browser, replaced, devices, settled } = await talking()
      const answers = new Map<string, (track: FakeTrack) => void>()
      browser.answer = () => {
        const asked = browser.asked.at(-1)?.audio as { deviceId: { exact: string } }
        return new Promise((resolve) => answers.set(asked.deviceId.exact, resolve))
      }
      const chosen = Promise.all([audio.select('microphone', 'desk'), audio.select('microphone', 'head')])
      await settled()
      for (const id of order) {
        answers.get(id)?.(new FakeTrack(id, id))
        await settled()
      }
      await chosen
      expect(devices()).toMatchObject({ microphone: 'head', microphoneInUse: { id: 'head' } })
      const [desk, head] = ['desk', 'head'].map((id) => browser.opened.find((one) => one.deviceId === id))
      expect([desk?.readyState, head?.readyState]).toEqual(['ended', 'live'])
      const [, last] = replaced.at(-1) ?? []
      expect(last && head?.clones.includes(last)).toBe(true)
      expect(last?.readyState).toBe('live')
    }
  })

  it('chosen just before one that cannot be had is the one that stays', async () => {
    const { audio, browser, replaced, devices, settled } = await talking()
    const answers: ((track?: FakeTrack) => void)[] = []
    browser.answer = () =>
      new Promise((resolve, reject) =>
        answers.push((track) => (track ? resolve(track) : reject(named('NotReadableError')))),
      )
    const first = audio.select('microphone', 'desk')
    const second = expect(audio.select('microphone', 'head')).rejects.toMatchObject({ code: 'refused' })
    await settled()
    answers[0]?.(new FakeTrack('desk', 'Desk'))
    answers[1]?.()
    await Promise.all([first, second])
    expect(devices()).toMatchObject({ microphone: 'desk', microphoneInUse: { id: 'desk' } })
    expect(replaced.at(-1)?.[1].readyState).toBe('live')
  })

  it('takes over when the one in use is pulled out', async () => {
    const { replaced, browser, settled } = await talking()
    browser.opened[0]?.unplug()
    await settled()
    expect(replaced.map(([id, fresh]) => [id, fresh.enabled, fresh.readyState])).toEqual([
      ['a', true, 'live'],
    ])
  })
})

describe('the end of the phone', () => {
  it('stops every track and refuses new ones', async () => {
    const { audio, track, trackFor, browser, settled } = await talking()
    await audio.destroy()
    await audio.destroy()
    await settled()
    expect(track.readyState).toBe('ended')
    expect(browser.opened[0]?.readyState).toBe('ended')
    await expect(trackFor('a')).rejects.toMatchObject({ code: 'destroyed' })
  })
})
