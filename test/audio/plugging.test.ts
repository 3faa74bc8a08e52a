import { describe, expect, it } from 'vitest'
import { FakeTrack, named } from './fakeBrowser.ts'
import { createWorld } from './world.ts'

const desk = { kind: 'audioinput', deviceId: 'desk', label: 'Desk' } as const
const head = { kind: 'audioinput', deviceId: 'head', label: 'Headset' } as const

/** As Chromium: the one that is asked for exactly or none, and the first one where any will do. */
function worldWith(text: string | null = null) {
  const memory = { text }
  const world = createWorld(
    (browser) => {
      browser.list = [desk, head]
      browser.answer = async () => {
        const inputs = browser.list.filter((one) => one.kind === 'audioinput')
        const asked = browser.asked.at(-1)?.audio
        const wanted =
          typeof asked === 'object' ? (asked.deviceId as { exact?: string } | undefined)?.exact : undefined
        if (wanted !== undefined && !inputs.some((one) => one.deviceId === wanted))
          throw named('OverconstrainedError')
        const given = inputs.find((one) => one.deviceId === wanted) ?? inputs[0]
        if (!given) throw named('NotFoundError')
        return new FakeTrack(given.deviceId, given.label)
      }
    },
    {
      memory: {
        load: () => memory.text,
        save: (text) => {
          memory.text = text
        },
      },
    },
  )
  const plug = async (...list: (typeof world.browser.list)[number][]) => {
    const gone = world.browser.opened.filter(
      (track) => track.readyState === 'live' && !list.some((one) => one.deviceId === track.deviceId),
    )
    world.browser.list = list
    for (const track of gone) track.unplug()
    world.browser.media.dispatchEvent(new Event('devicechange'))
    await world.settled()
  }
  const talk = async () => {
    world.dial('a')
    await world.trackFor('a')
    world.connect('a')
  }
  return { ...world, memory, plug, talk, inUse: () => world.devices().microphoneInUse?.label }
}

describe('the chosen microphone in a call', () => {
  it('pulled out gives way to another, comes back when plugged in, and it is told which one is in use', async () => {
    const { audio, talk, plug, inUse, devices, replaced, settled } = worldWith()
    await settled()
    await audio.select('microphone', 'head')
    expect(inUse()).toBeUndefined()
    await talk()
    await settled()
    expect(inUse()).toBe('Headset')

    await plug(desk)
    expect(inUse()).toBe('Desk')
    expect(devices().microphone).toBe('head')
    expect(replaced.at(-1)?.[1].enabled).toBe(true)

    await plug(desk, head)
    expect(inUse()).toBe('Headset')
    expect(replaced).toHaveLength(2)
    await plug(desk, head)
    expect(replaced).toHaveLength(2)
  })

  it('as the only one pulled out leaves the call without, until there is one again', async () => {
    const { audio, talk, plug, inUse, devices, replaced, settled } = worldWith()
    await settled()
    await audio.select('microphone', 'head')
    await talk()
    await plug()
    expect(inUse()).toBeUndefined()
    expect(devices().access).toBe('missing')
    await plug(desk)
    expect(inUse()).toBe('Desk')
    expect(replaced.at(-1)?.[1]).toMatchObject({ enabled: true, readyState: 'live' })
  })

  it('is not swapped for one that is merely plugged in', async () => {
    const { talk, plug, replaced, inUse } = worldWith()
    await plug(desk)
    await talk()
    await plug(desk, head)
    expect(inUse()).toBe('Desk')
    expect(replaced).toEqual([])
  })
})

describe('choices over a reload', () => {
  it('are kept by id, beside what else is kept', async () => {
    const { audio, memory, settled } = worldWith('{"version":1,"calls":[],"leftAt":7}')
    await settled()
    await audio.select('microphone', 'head')
    await audio.select('ringer', 'gone')
    expect(JSON.parse(memory.text ?? '')).toEqual({
      version: 1,
      calls: [],
      leftAt: 7,
      devices: { microphone: { id: 'head', label: 'Headset' }, ringer: { id: 'gone', label: '' } },
    })
    const later = worldWith(memory.text)
    await later.settled()
    expect(later.devices()).toMatchObject({ microphone: 'head', ringer: 'gone' })
    await later.audio.select('microphone', '')
    expect(JSON.parse(later.memory.text ?? '').devices).toEqual({ ringer: { id: 'gone', label: '' } })
  })

  it('are found again by name where the browser gave the device another id', async () => {
    const text = '{"version":1,"devices":{"microphone":{"id":"old","label":"Headset"}}}'
    const { devices, settled, talk, inUse } = worldWith(text)
    await settled()
    expect(devices().microphone).toBe('head')
    await talk()
    expect(inUse()).toBe('Headset')
  })

  it.each(['{"version":1,"devices":{"microphone":7}}', '{"version":1,"devices":[]}', 'x', null])(
    'that are nothing of ours are not used: %s',
    async (text) => {
      const { devices, settled } = worldWith(text)
      await settled()
      expect(devices().microphone).toBeUndefined()
    },
  )
})
