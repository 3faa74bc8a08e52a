import { describe, expect, it } from 'vitest'
import { cadenceOf } from '../../src/audio/cadences.ts'
import { renderTone } from '../../src/audio/tone.ts'
import type { Memory } from '../../src/phone/options.ts'
import { ringtones } from '../../src/phone/ringtones.ts'
import { createWorld } from './world.ts'

type World = ReturnType<typeof createWorld>
const tune = (name: (typeof ringtones)[number]) => renderTone(cadenceOf('ringtone', 'DE', name), 16_000)
const playing = ({ browser }: World) => browser.contexts[0]?.playing
const loudness = ({ browser }: World) => browser.contexts[0]?.volumes.at(-1)?.value

function memoryOf(text: string | null = null): Memory & { text: () => string | null } {
  let kept = text
  return { load: () => kept, save: (next) => (kept = next), text: () => kept }
}

describe('how it rings', () => {
  it('is as the options say, told in the state from the first fact on, and when they change', () => {
    const world = createWorld(() => undefined, { ringtone: 'soft' })
    world.online()
    expect(world.devices().ring).toEqual({ ringtone: 'soft', volume: 0.5 })
    world.options.ringVolume = 0.1
    world.audio.follow(world.store.getState())
    expect(world.devices().ring).toEqual({ ringtone: 'soft', volume: 0.1 })
  })

  it('is as the person chose, whatever the options say then or later', () => {
    const world = createWorld(() => undefined, { ringtone: 'soft', ringVolume: 1 })
    world.audio.chooseRing({ ringtone: 'chime' })
    world.audio.chooseRing({ volume: 0.25 })
    expect(world.devices().ring).toEqual({ ringtone: 'chime', volume: 0.25 })
    world.options.ringtone = 'classic'
    world.ring('a')
    expect(playing(world)).toEqual(tune('chime'))
    expect(loudness(world)).toBeCloseTo(0.2)
  })

  it('changes at once while it rings, and is not begun anew for the same choice', () => {
    const world = createWorld()
    world.ring('a')
    world.audio.chooseRing({ ringtone: 'soft' })
    expect(playing(world)).toEqual(tune('soft'))
    world.audio.chooseRing({ volume: 0 })
    expect(loudness(world)).toBe(0)
    const { length } = world.browser.contexts[0]?.sources ?? []
    world.audio.chooseRing({ volume: 0, ringtone: 'soft' })
    expect(world.browser.contexts[0]?.sources).toHaveLength(length)
  })

  it('outlives a reload in the memory, beside the devices, and nothing else is kept there', async () => {
    const memory = memoryOf()
    const world = createWorld(() => undefined, { memory })
    world.audio.chooseRing({ ringtone: 'chime' })
    await world.audio.select('ringer', 'desk-out')
    world.audio.chooseRing({ volume: 0.75 })
    expect(JSON.parse(memory.text() ?? '')).toMatchObject({
      ring: { ringtone: 'chime', volume: 0.75 },
      devices: { ringer: { id: 'desk-out' } },
    })
    const again = createWorld(() => undefined, { memory, ringVolume: 1 })
    again.online()
    expect(again.devices()).toMatchObject({ ring: { ringtone: 'chime', volume: 0.75 }, ringer: 'desk-out' })
  })

  it.each(['{"ringtone":"song.mp3","volume":7}', '[]', '"loud"', '{"volume":null}', '{"ringtone":{}}'])(
    'kept as %s is as good as not kept',
    (ring) => {
      const world = createWorld(() => undefined, { memory: memoryOf(`{"version":1,"ring":${ring}}`) })
      world.online()
      expect(world.devices().ring).toEqual({ ringtone: 'warble', volume: 0.5 })
    },
  )

  it('has the same rhythm as the exchange of the country, as a bell', () => {
    const rhythm = (region: string) => cadenceOf('ringtone', region, 'classic')
    expect(rhythm('GB')).toBe('1000+1250*20 400/200/400/2000')
    expect(rhythm('US')).toBe('1000+1250*20 2000/4000')
    expect(rhythm('XX')).toBe('1000+1250*20 1000/4000')
  })
})

describe('a sample of the ring', () => {
  it.each(ringtones)('%s is heard on the ringer, as loud as chosen, and ends by itself', async (ringtone) => {
    const world = createWorld()
    await world.settled()
    await world.audio.select('ringer', 'desk-out')
    world.audio.chooseRing({ ringtone, volume: 1 })
    world.audio.playRing()
    await world.settled()
    expect(playing(world)).toEqual(tune(ringtone))
    expect(loudness(world)).toBeCloseTo(0.8)
    expect(world.browser.contexts[0]?.sink).toBe('desk-out')
    expect(world.browser.contexts[0]?.sources[0]?.stopsAt).toBeCloseTo(3)
  })

  it('follows what is chosen meanwhile, and can be asked for again', () => {
    const world = createWorld()
    world.audio.playRing()
    world.audio.chooseRing({ ringtone: 'soft' })
    expect(playing(world)).toEqual(tune('soft'))
    world.clock.now += 4000
    world.audio.playRing()
    expect(world.browser.contexts[0]?.sources).toHaveLength(3)
  })

  it('gives way to a call, and is not heard over one that rings', () => {
    const world = createWorld()
    world.options.ringtone = 'soft'
    world.audio.playRing()
    world.dial('a')
    world.fact({ type: 'call-ringing', callId: 'a', earlyMedia: false })
    const ringback = renderTone(cadenceOf('ringback', 'DE'), 16_000)
    expect(playing(world)).toEqual(ringback)
    world.audio.playRing()
    expect(playing(world)).toEqual(ringback)
    world.end('a')
    world.clock.now += 10_000
    world.online()
    expect(playing(world)).toBeUndefined()
  })

  it('can be heard where calls may not ring aloud, and not any more when the phone is gone', async () => {
    const world = createWorld(() => undefined, { ring: false })
    world.ring('a')
    world.audio.playRing()
    expect(playing(world)).toBeDefined()
    await world.audio.destroy()
    world.audio.playRing()
    expect(world.browser.contexts).toHaveLength(1)
  })
})

describe('call waiting', () => {
  it('is heard in the headset alone, softly, however loud it rings', async () => {
    const world = createWorld((browser) => {
      browser.list.push({ kind: 'audiooutput', deviceId: 'loud', label: 'Loudspeaker' })
    })
    await world.settled()
    await world.audio.select('ringer', 'loud')
    await world.audio.select('speaker', 'desk-out')
    world.audio.chooseRing({ volume: 1 })
    world.dial('a')
    world.connect('a')
    world.ring('b')
    await world.settled()
    expect(playing(world)).toEqual(renderTone(cadenceOf('call-waiting', 'DE'), 16_000))
    expect(world.browser.contexts[0]?.sink).toBe('desk-out')
    expect(loudness(world)).toBeLessThan(0.1)
  })
})
