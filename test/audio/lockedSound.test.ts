import { describe, expect, it } from 'vitest'
import { createWorld, stream } from './world.ts'

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
