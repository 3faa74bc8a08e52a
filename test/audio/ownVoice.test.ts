import { describe, expect, it } from 'vitest'
import { named } from './fakeBrowser.ts'
import { createWorld } from './world.ts'

const quarter = 250
const noise = 0.001

async function talking() {
  const world = createWorld()
  world.dial('a')
  await world.trackFor('a')
  world.connect('a')
  const [microphone] = world.browser.opened
  if (!microphone) throw new Error('no microphone')
  microphone.loudness = noise
  /** Time goes by in steps of the code's own looks. */
  const hear = (loudness: number, ms: number) => {
    microphone.loudness = loudness
    for (let past = 0; past < ms; past += quarter) world.browser.elapse()
  }
  return { ...world, microphone, hear, voice: () => world.devices().voice }
}

describe('a microphone that gives nothing', () => {
  it('is told after eight seconds, and taken back with the first sound', async () => {
    const { hear, voice, fact } = await talking()
    hear(0, 7000)
    expect(voice()).toBeUndefined()
    hear(0, 1500)
    expect(voice()).toBe('silent')
    hear(noise, quarter)
    expect(voice()).toBeUndefined()
    hear(0, 9000)
    expect(voice()).toBe('silent')
    fact({ type: 'call-held', callId: 'a', by: 'us' })
    expect(voice()).toBeUndefined()
  })

  it('is not suspected while it hears a room, and not before the call', async () => {
    const { hear, voice } = await talking()
    hear(noise, 60_000)
    expect(voice()).toBeUndefined()
  })
})

describe('speaking while muted', () => {
  it('is told, and forgotten after a while of quiet or with the muting', async () => {
    const { fact, hear, voice } = await talking()
    fact({ type: 'call-muted', callId: 'a' })
    hear(0.1, 250)
    expect(voice()).toBeUndefined()
    hear(0.1, 1000)
    expect(voice()).toBe('while-muted')
    hear(noise, 3500)
    expect(voice()).toBeUndefined()
    hear(0.1, 1000)
    fact({ type: 'call-unmuted', callId: 'a' })
    expect(voice()).toBeUndefined()
  })

  it('is no matter while the call is on hold', async () => {
    const { fact, hear, voice, browser } = await talking()
    fact({ type: 'call-muted', callId: 'a' })
    fact({ type: 'call-held', callId: 'a', by: 'us' })
    expect(browser.timers.size).toBe(0)
    hear(0.1, 2000)
    expect(voice()).toBeUndefined()
  })
})

describe('nobody listens', () => {
  it('before a call, while it rings, nor after it', async () => {
    const world = createWorld()
    world.online()
    world.dial('a')
    await world.trackFor('a')
    world.fact({ type: 'call-ringing', callId: 'a', earlyMedia: false })
    expect(world.browser.timers.size).toBe(0)
    world.connect('a')
    expect(world.browser.timers.size).toBe(1)
    world.end('a')
    expect(world.browser.timers.size).toBe(0)
  })
})

describe('a meter', () => {
  it('opens the microphone, tells its level, and lets go of it', async () => {
    const world = createWorld()
    const levels: number[] = []
    const stop = world.audio.watchLevel((level) => levels.push(level))
    await world.settled()
    const [microphone] = world.browser.opened
    for (const loudness of [0, 0.001, 0.1, 1]) {
      if (microphone) microphone.loudness = loudness
      world.browser.elapse()
    }
    expect(levels.map((level) => Math.round(level * 100))).toEqual([0, 0, 67, 100])
    stop()
    stop()
    await world.settled()
    expect(microphone?.readyState).toBe('ended')
    expect(world.browser.timers.size).toBe(0)
    expect(world.devices().microphoneInUse).toBeUndefined()
  })

  it('leaves the microphone to the call that has it', async () => {
    const { audio, microphone, settled } = await talking()
    const stop = audio.watchLevel(() => undefined)
    await settled()
    stop()
    expect(microphone.readyState).toBe('live')
  })

  it('follows another choice of microphone', async () => {
    const world = createWorld()
    const levels: number[] = []
    world.audio.watchLevel((level) => levels.push(level))
    await world.settled()
    await world.audio.select('microphone', 'desk')
    await world.settled()
    const last = world.browser.opened.at(-1)
    if (last) last.loudness = 1
    world.browser.elapse()
    expect(world.browser.opened).toHaveLength(2)
    expect(levels.at(-1)).toBe(1)
    await world.audio.destroy()
    await world.settled()
    expect(last?.readyState).toBe('ended')
  })

  it('of a refused microphone shows nothing, and does not fail', async () => {
    const world = createWorld((browser) => {
      browser.answer = () => Promise.reject(named('NotFoundError'))
    })
    world.audio.watchLevel(() => expect.unreachable())
    await world.settled()
    expect(world.devices().access).toBe('missing')
  })
})
