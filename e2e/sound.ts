// What a page says and hears, as `getStats` counts it. The microphone of the test browser beeps twice a second.
import { expect, type Frame, type Page } from '@playwright/test'

export interface Sound {
  /** energy of what came in */
  readonly heard: number
  /** energy of what the microphone gave */
  readonly said: number
  /** RTP packets that came in */
  readonly packets: number
}

type Remembered = typeof globalThis & { remembered: RTCPeerConnection[] }

/** Runs before the page's own scripts: keeps the peer connections, so that a test can ask them. */
export function rememberConnections() {
  const remembered: RTCPeerConnection[] = []
  Object.assign(globalThis, { remembered })
  globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, [configuration]: [RTCConfiguration?]) {
      const connection = new target(configuration)
      remembered.push(connection)
      return connection
    },
  })
}

/** All sound of the page so far. */
export function soundOf(page: Page | Frame): Promise<Sound> {
  return page.evaluate(async () => {
    const sum = { heard: 0, said: 0, packets: 0 }
    for (const connection of (globalThis as Remembered).remembered)
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type === 'media-source') sum.said += entry.totalAudioEnergy ?? 0
        if (entry.type !== 'inbound-rtp') continue
        sum.heard += entry.totalAudioEnergy ?? 0
        sum.packets += entry.packetsReceived ?? 0
      }
    return sum
  })
}

/** More than a line's own noise, less than one beep. */
const someEnergy = 0.002
const noEnergy = 0.0001

/** From now on, sound comes in. */
export async function expectToHear(page: Page | Frame): Promise<void> {
  const { heard } = await soundOf(page)
  await expect.poll(async () => (await soundOf(page)).heard - heard).toBeGreaterThan(someEnergy)
}

/** Packets go on coming in, a second and a half of them, and there is nothing in them. */
export async function expectSilentPackets(page: Page): Promise<void> {
  const silent = async () => {
    const before = await soundOf(page)
    let now = before
    await expect
      .poll(async () => {
        now = await soundOf(page)
        return now.packets - before.packets
      })
      .toBeGreaterThan(75)
    return now.heard - before.heard
  }
  await expect.poll(silent).toBeLessThan(noEnergy)
}

/** Looks ten times a second from now on; gives what it saw, and when. */
export async function recordSound(page: Page) {
  await page.evaluate(() => {
    const recorded: { at: number; heard: number }[] = []
    Object.assign(globalThis, { recorded })
    setInterval(async () => {
      let heard = 0
      for (const connection of (globalThis as Remembered).remembered)
        for (const entry of (await connection.getStats()).values())
          if (entry.type === 'inbound-rtp') heard += entry.totalAudioEnergy ?? 0
      recorded.push({ at: Date.now(), heard })
    }, 100)
  })
  type Recorded = typeof globalThis & { recorded: { at: number; heard: number }[] }
  return () => page.evaluate(() => (globalThis as Recorded).recorded)
}

/** Fifteen looks in a row find nothing new to hear. */
export async function expectSilence(page: Page): Promise<void> {
  const recorded = await recordSound(page)
  const heardLately = async () => {
    const last = (await recorded()).slice(-15).map(({ heard }) => heard)
    return last.length < 15 ? 'too few looks' : Math.max(...last) - Math.min(...last) < noEnergy
  }
  await expect.poll(heardLately).toBe(true)
}
