import { describe, expect, it } from 'vitest'
import { createWorld } from './world.ts'

const begun = async (world = createWorld()) => {
  world.online()
  await world.audio.testSound()
  return { ...world, context: world.browser.contexts[0], microphone: world.browser.opened[0] }
}
const stage = (world: ReturnType<typeof createWorld>) => world.devices().soundTest

describe('hearing oneself', () => {
  it('takes three seconds in, plays them, and lets go of the microphone', async () => {
    const world = await begun()
    expect(stage(world)).toBe('speak')
    expect(world.context?.delays).toMatchObject([{ delayTime: { value: 3 }, isConnected: true }])
    world.browser.elapse()
    await world.settled()
    expect(stage(world)).toBeUndefined()
    expect(world.told.map(({ soundTest }) => soundTest)).toContain('listen')
    expect(world.context?.delays[0]?.isConnected).toBe(false)
    expect(world.microphone?.readyState).toBe('ended')
  })

  it('begins anew when asked again', async () => {
    const world = await begun()
    await world.audio.testSound()
    expect(world.context?.delays.map(({ isConnected }) => isConnected)).toEqual([false, true])
    expect(stage(world)).toBe('speak')
  })

  it('is over when somebody calls, and not to be had in a call', async () => {
    const world = await begun()
    world.ring('a')
    await world.settled()
    expect(stage(world)).toBeUndefined()
    expect(world.context?.delays[0]?.isConnected).toBe(false)
    expect(world.microphone?.readyState).toBe('ended')
    await expect(world.audio.testSound()).rejects.toMatchObject({ code: 'wrong-moment' })
  })

  it('is refused without a microphone', async () => {
    const world = createWorld((browser) => {
      browser.answer = async () => {
        throw Object.assign(new Error(), { name: 'NotAllowedError' })
      }
    })
    world.online()
    await expect(world.audio.testSound()).rejects.toMatchObject({ failure: { code: 'microphone-denied' } })
    expect(stage(world)).toBeUndefined()
  })

  it('ends with the phone', async () => {
    const world = await begun()
    await world.audio.destroy()
    expect(world.microphone?.readyState).toBe('ended')
    await expect(world.audio.testSound()).rejects.toMatchObject({ code: 'destroyed' })
  })
})
