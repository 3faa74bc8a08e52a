import { describe, expect, it } from 'vitest'
import { FakeTrack } from './fakeBrowser.ts'
import { createWorld, stream } from './world.ts'

/** Three calls that are up, each with a voice; `says` names what one of them is sent. */
async function three(change?: Parameters<typeof createWorld>[0]) {
  const world = createWorld(change)
  const voices = new Map<FakeTrack, string>()
  const sent = new Map<string, FakeTrack>()
  const speak = (id: string) => {
    const voice = new FakeTrack()
    voices.set(voice, id)
    world.audio.heard(id, stream(voice))
  }
  for (const id of ['a', 'b', 'c']) {
    world.dial(id)
    sent.set(id, await world.trackFor(id))
    world.connect(id)
    speak(id)
  }
  const says = (id: string) => {
    for (const [other, track] of world.replaced.splice(0)) sent.set(other, track)
    const track = sent.get(id)
    if (track?.readyState !== 'live') return undefined
    const parts = world.browser.soundsIn(track)
    return parts.map((part) => voices.get(part) ?? 'us').toSorted()
  }
  const merge = (...ids: string[]) => {
    for (const callId of ids) world.fact({ type: 'call-merged', callId, conference: 'x' })
  }
  const all = () => ['a', 'b', 'c'].map(says)
  return { ...world, says, merge, all, speak }
}

const everybody = [
  ['b', 'c', 'us'],
  ['a', 'c', 'us'],
  ['a', 'b', 'us'],
]

describe('in a conference', () => {
  it('each is sent us and all others, never its own voice', async () => {
    const { merge, all } = await three()
    expect(all()).toEqual([[], [], ['us']])
    merge('a', 'b', 'c')
    expect(all()).toEqual(everybody)
  })

  it('who is not in it hears and says nothing', async () => {
    const { merge, all } = await three()
    merge('a', 'b')
    expect(all()).toEqual([['b', 'us'], ['a', 'us'], []])
  })

  it('a split gives the plain microphone back, also to the last one left', async () => {
    const { merge, all, fact, browser } = await three()
    merge('a', 'b')
    fact({ type: 'call-split', callId: 'a' })
    expect(all()).toEqual([['us'], [], []])
    expect(browser.contexts[0]?.mixes.every((mix) => mix.sources.size === 0)).toBe(true)
  })

  it('who hangs up is gone for the others, who go on', async () => {
    const { merge, all, end } = await three()
    merge('a', 'b', 'c')
    end('c')
    expect(all()).toEqual([['b', 'us'], ['a', 'us'], undefined])
  })

  it('a muted call hears the others, not us', async () => {
    const { merge, all, fact } = await three()
    merge('a', 'b', 'c')
    fact({ type: 'call-muted', callId: 'a' })
    expect(all()).toEqual([
      ['b', 'c'],
      ['a', 'c', 'us'],
      ['a', 'b', 'us'],
    ])
    fact({ type: 'call-unmuted', callId: 'a' })
    expect(all()).toEqual(everybody)
  })

  it('a call that we hold is out of it until we resume', async () => {
    const { merge, all, fact } = await three()
    merge('a', 'b', 'c')
    fact({ type: 'call-held', callId: 'b', by: 'us' })
    expect(all()).toEqual([['c', 'us'], [], ['a', 'us']])
    fact({ type: 'call-resumed', callId: 'b', by: 'us' })
    expect(all()).toEqual(everybody)
  })

  it('music of one who holds us is kept from the others', async () => {
    const { merge, all, fact } = await three()
    merge('a', 'b', 'c')
    fact({ type: 'call-held', callId: 'a', by: 'them' })
    expect(all()).toEqual([
      ['b', 'c', 'us'],
      ['c', 'us'],
      ['b', 'us'],
    ])
    fact({ type: 'call-resumed', callId: 'a', by: 'them' })
    expect(all()).toEqual(everybody)
  })

  it('nobody hears anything while another call is in front', async () => {
    const { merge, all, dial, connect } = await three()
    merge('a', 'b', 'c')
    dial('d')
    connect('d')
    expect(all()).toEqual([[], [], []])
  })

  it('another microphone changes no track, only what is in it', async () => {
    const { merge, all, audio, browser, replaced, settled } = await three()
    merge('a', 'b', 'c')
    all()
    await audio.select('microphone', 'desk')
    await settled()
    expect(replaced).toEqual([])
    expect(all()).toEqual(everybody)
    expect(browser.opened.map((track) => track.readyState)).toEqual(['ended', 'live'])
  })

  it('goes on when the microphone is pulled out and another takes over', async () => {
    const { merge, all, browser, settled } = await three()
    merge('a', 'b', 'c')
    browser.opened[0]?.unplug()
    await settled()
    expect(all()).toEqual(everybody)
  })

  it('a voice that begins late, or anew, is heard', async () => {
    const { merge, all, speak } = await three()
    merge('a', 'b', 'c')
    speak('b')
    expect(all()).toEqual(everybody)
  })

  it('a far side whose stream is empty while it is resumed is heard again', async () => {
    const { merge, all, audio } = await three()
    const tracks = [new FakeTrack()]
    const emptied = { getAudioTracks: () => tracks } as unknown as MediaStream
    audio.heard('a', emptied)
    const [voice] = tracks.splice(0)
    merge('a', 'b', 'c')
    if (voice) tracks.push(voice)
    audio.heard('a', emptied)
    expect(all().map((said) => said?.length)).toEqual([3, 3, 3])
  })

  it('a call that connects again from scratch is sent the mix', async () => {
    const { merge, trackFor, all, browser } = await three()
    merge('a', 'b', 'c')
    const again = await trackFor('a')
    expect(all()).toEqual(everybody)
    expect(browser.soundsIn(again)).toHaveLength(3)
  })
})

describe('where sound is locked', () => {
  it('members are sent the microphone alone, it says so, and the next gesture joins them', async () => {
    const { merge, all, browser, devices, audio } = await three((browser) => {
      Object.assign(browser, { mayPlay: false, active: false })
    })
    merge('a', 'b', 'c')
    expect(all()).toEqual([['us'], ['us'], ['us']])
    browser.elapse()
    expect(devices().sound).toBe('locked')
    browser.mayPlay = true
    await audio.unlock()
    expect(devices().sound).toBe('on')
    expect(all()).toEqual(everybody)
  })

  it('an interruption takes the others away, not the microphone', async () => {
    const { merge, all, browser } = await three()
    merge('a', 'b', 'c')
    browser.contexts[0]?.become('interrupted')
    expect(all()).toEqual([['us'], ['us'], ['us']])
    browser.contexts[0]?.become('running')
    expect(all()).toEqual(everybody)
  })
})
