import { describe, expect, it } from 'vitest'
import { FakeTrack } from './fakeBrowser.ts'
import { createWorld, stream } from './world.ts'

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
