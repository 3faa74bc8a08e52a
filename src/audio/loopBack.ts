/**
 * Lets people hear themselves: what the microphone takes for three seconds comes out of the speaker after them. Never
 * both at once, or a speaker would feed its own microphone.
 */

import type { BrowserParts } from './browser.ts'
import type { DeviceList } from './devices.ts'
import type { Microphone } from './microphone.ts'
import type { SoundOutput } from './soundOutput.ts'
import type { Tracks } from './tracks.ts'

interface LoopBackParts {
  readonly output: Pick<SoundOutput, 'open' | 'wake' | 'sendTo'>
  readonly list: Pick<DeviceList, 'present' | 'setSoundTest'>
  readonly microphone: Pick<Microphone, 'open'>
  readonly tracks: Pick<Tracks, 'keepOpen'>
  readonly browser: Pick<BrowserParts, 'streamOf' | 'later'>
}

export interface LoopBack {
  /** Resolves as soon as it listens; anew, where it runs already. */
  start(): Promise<void>
  stop(): void
}

const seconds = 3

export function createLoopBack({ output, list, microphone, tracks, browser }: LoopBackParts): LoopBack {
  const ends: (() => void)[] = []
  let turn = 0

  function stop(): void {
    turn++
    for (const end of ends.splice(0)) end()
    list.setSoundTest(undefined)
  }

  async function start(): Promise<void> {
    stop()
    const mine = turn
    ends.push(tracks.keepOpen())
    // Inside the press that asked for it.
    const woken = output.wake()
    try {
      const track = await microphone.open()
      await woken
      await output.sendTo(list.present('speaker'))
      const context = output.open()
      if (mine !== turn || !context) return
      const source = context.createMediaStreamSource(browser.streamOf(track))
      const gate = context.createGain()
      const delay = context.createDelay(seconds)
      delay.delayTime.value = seconds
      gate.gain.setValueAtTime(0, context.currentTime + seconds)
      source.connect(gate).connect(delay).connect(context.destination)
      ends.push(() => {
        for (const node of [source, gate, delay]) node.disconnect()
      })
      list.setSoundTest('speak')
      ends.push(
        browser.later(seconds * 1000, () => list.setSoundTest('listen')),
        browser.later(2 * seconds * 1000, stop),
      )
    } catch (error) {
      if (mine === turn) stop()
      throw error
    }
  }

  return { start, stop }
}
