import { describe, expect, it } from 'vitest'
import { cadenceOf } from '../../src/audio/cadences.ts'
import { endToneMs } from '../../src/audio/soundFor.ts'
import { renderTone } from '../../src/audio/tone.ts'
import { FakeTrack } from './fakeBrowser.ts'
import { createWorld, party, stream } from './world.ts'

const samples = (name: Parameters<typeof cadenceOf>[0], region: string) =>
  renderTone(cadenceOf(name, region), 16_000)

describe('tones', () => {
  it('follow the calls, in the tones of the country', () => {
    const world = createWorld()
    world.options.region = 'GB'
    const playing = () => world.browser.contexts[0]?.playing
    world.dial('a')
    expect(world.browser.contexts).toEqual([])
    world.fact({ type: 'call-ringing', callId: 'a', earlyMedia: false })
    expect(playing()).toEqual(samples('ringback', 'GB'))
    world.connect('a')
    expect(playing()).toBeUndefined()
    world.ring('b')
    expect(playing()).toEqual(samples('call-waiting', 'GB'))
    world.end('b')
    world.end('a')
    expect(playing()).toEqual(samples('ended', 'GB'))
    world.clock.now += endToneMs
    world.ring('c')
    expect(playing()).toEqual(samples('ringtone', 'GB'))
    world.fact({ type: 'call-asked', callId: 'c', asking: 'answer' })
    expect(playing()).toBeUndefined()
    expect(world.browser.contexts).toHaveLength(1)
  })

  it('take the country from the browser where the options name none', () => {
    const world = createWorld()
    world.dial('a')
    world.fact({ type: 'call-ringing', callId: 'a', earlyMedia: false })
    expect(world.browser.contexts[0]?.playing).toEqual(samples('ringback', 'DE'))
  })

  it('of a failed call end by themselves', () => {
    const world = createWorld()
    world.dial('a')
    world.fact({ type: 'call-ended', callId: 'a', reason: { kind: 'busy' } })
    expect(world.browser.contexts[0]?.sources[0]?.stopsAt).toBeCloseTo(endToneMs / 1000)
  })

  it('are not begun anew by facts that change nothing for them', () => {
    const world = createWorld()
    world.ring('a')
    world.online()
    world.fact({ type: 'call-media', callId: 'a', media: 'connecting' })
    expect(world.browser.contexts[0]?.sources).toHaveLength(1)
  })

  it('ring on the ringer, all others on the speaker', async () => {
    const world = createWorld((browser) => {
      browser.list.push({ kind: 'audiooutput', deviceId: 'loud', label: 'Loudspeaker' })
    })
    await world.settled()
    await world.audio.select('ringer', 'loud')
    await world.audio.select('speaker', 'desk-out')
    world.ring('a')
    await world.settled()
    expect(world.browser.contexts[0]?.sink).toBe('loud')
    world.connect('a')
    world.ring('b')
    await world.settled()
    expect(world.browser.contexts[0]?.sink).toBe('desk-out')
    expect(world.browser.contexts[0]?.playing).toBeDefined()
  })

  it('ring back in the tones of the country that is dialled', () => {
    const world = createWorld()
    world.fact({
      type: 'call-added',
      callId: 'a',
      direction: 'outgoing',
      party,
      to: '+442079460000',
      headers: {},
    })
    world.fact({ type: 'call-ringing', callId: 'a', earlyMedia: false })
    expect(world.browser.contexts[0]?.playing).toEqual(samples('ringback', 'GB'))
    world.fact({ type: 'call-ended', callId: 'a', reason: { kind: 'busy' } })
    expect(world.browser.contexts[0]?.playing).toEqual(samples('busy', 'DE'))
  })

  it('ring with the tune and the volume of the options', () => {
    const world = createWorld()
    Object.assign(world.options, { ringtone: 'chime', ringVolume: 0.25 })
    world.ring('a')
    const [context] = world.browser.contexts
    expect(context?.playing).toEqual(renderTone(cadenceOf('ringtone', 'DE', 'chime'), 16_000))
    expect(context?.volumes.at(-1)?.value).toBeCloseTo(0.2)
  })

  it('of keys sound over whatever plays, softly, and only where there is a key', async () => {
    const world = createWorld()
    world.audio.playKeyTone('5')
    world.audio.playKeyTone('x')
    const [context] = world.browser.contexts
    expect(context?.sources.map((source) => source.buffer?.data)).toEqual([
      renderTone('770+1336 120', 16_000),
    ])
    expect(context?.volumes.at(-1)?.value).toBeLessThan(0.1)
    expect(context?.sources[0]?.loop).toBe(false)
  })

  it('of keys are not saved up while sound is locked', async () => {
    const world = createWorld((browser) => {
      browser.mayPlay = false
    })
    world.audio.playKeyTone('5')
    world.browser.elapse()
    await world.settled()
    expect(world.browser.contexts[0]?.sources).toEqual([])
  })

  it('end with the phone', async () => {
    const world = createWorld()
    world.ring('a')
    await world.audio.destroy()
    expect(world.browser.contexts[0]?.state).toBe('closed')
  })
})

describe('the far side', () => {
  it('is heard from the answer on, but not while we hold the call', () => {
    const world = createWorld()
    world.ring('a')
    world.audio.heard('a', stream())
    const [element] = world.browser.elements
    expect(element?.muted).toBe(true)
    world.fact({ type: 'call-asked', callId: 'a', asking: 'answer' })
    expect(element?.muted).toBe(false)
    world.connect('a')
    world.fact({ type: 'call-held', callId: 'a', by: 'us' })
    expect(element?.muted).toBe(true)
    world.fact({ type: 'call-resumed', callId: 'a', by: 'us' })
    expect(element).toMatchObject({ muted: false, paused: false })
  })

  it('is heard before the answer from its first sound on, and our ringback until then', () => {
    const world = createWorld()
    const playing = () => world.browser.contexts[0]?.playing
    const line = new FakeTrack()
    world.dial('a')
    world.fact({ type: 'call-ringing', callId: 'a', earlyMedia: true })
    world.audio.heard('a', stream(line))
    world.browser.elapse()
    expect(playing()).toBeDefined()
    expect(world.browser.elements[0]?.muted).toBe(true)

    line.loudness = 0.1
    world.browser.elapse()
    expect(playing()).toBeUndefined()
    expect(world.browser.elements[0]).toMatchObject({ muted: false, paused: false })
    expect(world.browser.timers.size).toBe(0)
    line.loudness = 0
    world.fact({ type: 'call-media', callId: 'a', media: 'flowing' })
    expect(playing()).toBeUndefined()
  })

  it('is not listened to any more once it answers or ends', () => {
    for (const ending of ['connect', 'end'] as const) {
      const world = createWorld()
      world.dial('a')
      world.fact({ type: 'call-ringing', callId: 'a', earlyMedia: true })
      world.audio.heard('a', stream())
      expect(world.browser.timers.size).toBe(1)
      world[ending]('a')
      expect(world.browser.timers.size).toBe(0)
    }
  })

  it('is heard as it comes where the page cannot listen in', async () => {
    const world = createWorld((browser) => {
      browser.mayPlay = false
    })
    world.dial('a')
    world.fact({ type: 'call-ringing', callId: 'a', earlyMedia: true })
    world.audio.heard('a', stream())
    expect(world.browser.elements[0]?.muted).toBe(false)
  })

  it('falls silent with the end of the call, and late sound is not begun', () => {
    const world = createWorld()
    world.dial('a')
    world.connect('a')
    world.audio.heard('a', stream())
    world.fact({ type: 'call-asked', callId: 'a', asking: 'hang-up' })
    expect(world.browser.elements[0]).toMatchObject({ paused: true, srcObject: null })
    world.audio.heard('a', stream())
    expect(world.browser.elements).toHaveLength(1)
  })
})

describe('locked sound', () => {
  it('shows when the far side may not be played, and ends with a gesture', async () => {
    const world = createWorld((browser) => {
      browser.mayPlay = false
      browser.active = false
    })
    world.dial('a')
    world.connect('a')
    world.audio.heard('a', stream())
    await world.settled()
    expect(world.devices().sound).toBe('locked')
    expect(world.browser.elements[0]?.paused).toBe(true)

    world.browser.mayPlay = true
    await world.audio.unlock()
    expect(world.browser.elements[0]?.paused).toBe(false)
    expect(world.devices().sound).toBe('on')
  })

  it('shows before the first call when the page went online without a gesture', async () => {
    const world = createWorld((browser) => {
      browser.mayPlay = false
      browser.active = false
    })
    world.online()
    expect(world.devices().sound).toBe('on')
    world.browser.elapse()
    expect(world.devices().sound).toBe('locked')
    world.browser.mayPlay = true
    await world.audio.unlock()
    expect(world.devices().sound).toBe('on')
    expect(world.browser.contexts).toHaveLength(1)
  })

  it('is not suspected where the page was clicked, or may sound without', () => {
    const clicked = createWorld()
    clicked.online()
    expect(clicked.browser.contexts).toEqual([])
    const free = createWorld((browser) => {
      browser.active = false
    })
    free.online()
    free.browser.elapse()
    expect(free.devices().sound).toBe('on')
  })

  it('stays locked when the unlocking was no gesture, and says so in time', async () => {
    const world = createWorld((browser) => {
      browser.mayPlay = false
      browser.active = false
    })
    const unlocking = world.audio.unlock()
    world.browser.elapse()
    await unlocking
    expect(world.devices().sound).toBe('locked')
  })

  it('ends with any click, at the next fact', async () => {
    const world = createWorld((browser) => {
      browser.mayPlay = false
      browser.active = false
    })
    world.online()
    world.browser.elapse()
    world.ring('a')
    Object.assign(world.browser, { mayPlay: true, active: true })
    world.fact({ type: 'call-asked', callId: 'a', asking: 'answer' })
    await world.settled()
    expect(world.devices().sound).toBe('on')
  })

  it('does not play what is over by the time it opens', async () => {
    const world = createWorld((browser) => {
      browser.mayPlay = false
      browser.active = false
    })
    world.dial('a')
    world.fact({ type: 'call-ended', callId: 'a', reason: { kind: 'busy' } })
    world.clock.now += 60_000
    world.browser.mayPlay = true
    await world.audio.unlock()
    expect(world.browser.contexts[0]?.playing).toBeUndefined()
  })

  it('comes back when something else takes the speaker', async () => {
    const world = createWorld()
    world.ring('a')
    world.browser.mayPlay = false
    world.browser.contexts[0]?.become('interrupted')
    world.browser.elapse()
    expect(world.devices().sound).toBe('locked')
    world.browser.mayPlay = true
    world.browser.contexts[0]?.become('suspended')
    expect(world.devices().sound).toBe('on')
  })
})
