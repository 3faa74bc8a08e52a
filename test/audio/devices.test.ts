import { describe, expect, it } from 'vitest'
import { createWorld, stream } from './world.ts'

const headset = [
  { kind: 'audioinput', deviceId: 'head', label: 'Headset' },
  { kind: 'audiooutput', deviceId: 'head-out', label: 'Headset' },
] as const

describe('devices', () => {
  it('are listed without what stands for the system’s own choice', async () => {
    const world = createWorld()
    await world.settled()
    expect(world.devices()).toMatchObject({
      microphones: [{ id: 'desk', label: 'Desk' }],
      speakers: [{ id: 'desk-out', label: 'Desk' }],
    })
  })

  it('without a name and an id, as before the permission, are no choice', async () => {
    const world = createWorld((browser) => {
      browser.list = [{ kind: 'audioinput', deviceId: '', label: '' }]
    })
    await world.settled()
    expect(world.devices()).toMatchObject({ microphones: [], access: 'unknown' })
  })

  it('are missing where there is no microphone at all', async () => {
    const world = createWorld((browser) => {
      browser.list = []
    })
    await world.settled()
    expect(world.devices().access).toBe('missing')
    world.browser.list = [...headset]
    world.browser.media.dispatchEvent(new Event('devicechange'))
    await world.settled()
    expect(world.devices()).toMatchObject({ access: 'unknown', microphones: [{ id: 'head' }] })
  })

  it('are told only when something differs', async () => {
    const world = createWorld()
    await world.settled()
    const before = world.told.length
    world.browser.media.dispatchEvent(new Event('devicechange'))
    await world.settled()
    expect(world.told.length).toBe(before)
  })

  it('are no more followed after the end', async () => {
    const world = createWorld()
    await world.settled()
    await world.audio.destroy()
    const before = world.told.length
    world.browser.list = []
    world.browser.media.dispatchEvent(new Event('devicechange'))
    await world.settled()
    expect(world.told.length).toBe(before)
  })
})

describe('a choice', () => {
  it('is kept, told, and taken back with an empty id', async () => {
    const world = createWorld()
    await world.audio.select('ringer', 'desk-out')
    expect(world.devices().ringer).toBe('desk-out')
    await world.audio.select('ringer', '')
    expect('ringer' in world.devices()).toBe(false)
  })

  it('of a speaker moves the calls there, now and later', async () => {
    const world = createWorld()
    await world.settled()
    for (const id of ['a', 'b']) {
      world.dial(id)
      world.connect(id)
      world.audio.heard(id, stream())
      await world.audio.select('speaker', 'desk-out')
    }
    expect(world.browser.elements.map((element) => element.sink)).toEqual(['desk-out', 'desk-out'])
  })

  it('that the browser refuses is taken back', async () => {
    const world = createWorld((browser) => {
      browser.refusesSink = true
    })
    await world.settled()
    world.dial('a')
    world.connect('a')
    world.audio.heard('a', stream())
    await expect(world.audio.select('speaker', 'desk-out')).rejects.toMatchObject({ code: 'refused' })
    expect(world.devices().speaker).toBeUndefined()
  })

  it('outlives the headset: without it the system’s own plays, plugged in again it is back', async () => {
    const world = createWorld((browser) => {
      browser.list.push(...headset)
    })
    await world.settled()
    await world.audio.select('speaker', 'head-out')
    world.dial('a')
    world.connect('a')
    world.audio.heard('a', stream())
    const plug = async (list: typeof world.browser.list) => {
      world.browser.list = list
      world.browser.media.dispatchEvent(new Event('devicechange'))
      await world.settled()
      return world.browser.elements[0]?.sink
    }
    const all = world.browser.list
    expect(await plug(all.slice(0, 3))).toBe('')
    expect(world.devices().speaker).toBe('head-out')
    expect(await plug(all)).toBe('head-out')
  })
})
