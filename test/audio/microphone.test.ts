import { describe, expect, it } from 'vitest'
import { createAudio } from '../../src/audio/createAudio.ts'
import * as sound from '../../src/audio/soon.ts'
import { initialState } from '../../src/phone/state.ts'
import { here } from '../fakes/soon.ts'
import { FakeTrack, named } from './fakeBrowser.ts'
import { createWorld, stream } from './world.ts'

describe('the microphone refused', () => {
  it.each([
    ['NotAllowedError', 'microphone-denied'],
    ['SecurityError', 'microphone-denied'],
    ['NotFoundError', 'microphone-missing'],
    ['OverconstrainedError', 'microphone-missing'],
    ['NotReadableError', 'microphone-busy'],
    ['AbortError', 'microphone-busy'],
    ['SomethingNewError', 'microphone-busy'],
  ])('as %s is called %s', async (name, code) => {
    const world = createWorld((browser) => {
      browser.answer = () => Promise.reject(named(name))
    })
    world.dial('a')
    await expect(world.trackFor('a')).rejects.toMatchObject({
      failure: { code, detail: expect.stringContaining(name) },
    })
  })

  it.each([
    [false, 'insecure-page'],
    [true, 'unsupported-browser'],
  ])('where the browser has none to give (secure: %s) is called %s', async (secure, code) => {
    const audio = createAudio({
      report: () => undefined,
      options: () => ({}),
      now: () => 0,
      soon: here(sound),
      browser: { secure, hasBeenActive: () => true, later: () => () => undefined, streamOf: () => stream() },
    })
    await expect(audio.allowMicrophone()).rejects.toMatchObject({ failure: { code } })
    audio.follow(initialState)
    await audio.unlock()
    await audio.destroy()
  })

  it('is asked again by the next call', async () => {
    const world = createWorld((browser) => {
      browser.answer = () => Promise.reject(named('NotReadableError'))
    })
    world.dial('a')
    await expect(world.trackFor('a')).rejects.toThrow('microphone-busy')
    world.browser.answer = async () => new FakeTrack()
    expect((await world.trackFor('a')).readyState).toBe('live')
  })

  it('shows in the devices: refused, missing, allowed', async () => {
    const world = createWorld()
    await world.settled()
    expect(world.devices().access).toBe('unknown')
    world.browser.answer = () => Promise.reject(named('NotFoundError'))
    await expect(world.audio.allowMicrophone()).rejects.toThrow()
    expect(world.devices().access).toBe('missing')
    world.browser.permission.state = 'denied'
    world.browser.permission.dispatchEvent(new Event('change'))
    expect(world.devices().access).toBe('denied')
    world.browser.permission.state = 'granted'
    world.browser.permission.dispatchEvent(new Event('change'))
    expect(world.devices().access).toBe('granted')
  })

  it('is no lasting refusal when the prompt was only waved away', async () => {
    const world = createWorld((browser) => {
      browser.answer = () => Promise.reject(named('NotAllowedError'))
    })
    await expect(world.audio.allowMicrophone()).rejects.toThrow('microphone-denied')
    expect(world.devices().access).toBe('unknown')
  })
})

describe('allowing the microphone', () => {
  it('opens it and lets go at once', async () => {
    const world = createWorld()
    await world.audio.allowMicrophone()
    await world.settled()
    expect(world.browser.opened.map((track) => track.readyState)).toEqual(['ended'])
    expect(world.devices().access).toBe('granted')
  })

  it('does not take it from a call', async () => {
    const world = createWorld()
    world.dial('a')
    const track = await world.trackFor('a')
    await world.audio.allowMicrophone()
    await world.settled()
    expect(track.readyState).toBe('live')
    expect(world.browser.opened.map((one) => one.readyState)).toEqual(['live'])
  })

  it('asks for speech: echo, noise and level are taken care of unless the options say otherwise', async () => {
    const world = createWorld()
    await world.audio.allowMicrophone()
    world.options.audio = { noiseSuppression: false }
    await world.audio.select('microphone', 'desk')
    await world.audio.allowMicrophone()
    expect(world.browser.asked.map((one) => one.audio)).toEqual([
      { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      {
        echoCancellation: true,
        noiseSuppression: false,
        autoGainControl: true,
        deviceId: { exact: 'desk' },
      },
    ])
  })
})
