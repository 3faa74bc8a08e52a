import { describe, expect, it } from 'vitest'
import { cadenceOf } from '../../src/audio/cadences.ts'
import { endToneMs } from '../../src/audio/soundFor.ts'
import { renderTone } from '../../src/audio/tone.ts'
import { createWorld, party } from './world.ts'

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
