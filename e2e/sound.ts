// What a page says and hears, as `getStats` counts it. The microphone of the test browser beeps twice a second.
import { expect, type Page } from '@playwright/test'

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
export function soundOf(page: Page): Promise<Sound> {
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
export async function expectToHear(page: Page): Promise<void> {
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

/** Fifteen looks, a tenth of a second apart, find nothing new to hear. */
export async function expectSilence(page: Page): Promise<void> {
  const heardInLooks = () =>
    page.evaluate(async () => {
      const look = async () => {
        let heard = 0
        for (const connection of (globalThis as Remembered).remembered)
          for (const entry of (await connection.getStats()).values())
            if (entry.type === 'inbound-rtp') heard += entry.totalAudioEnergy ?? 0
        return heard
      }
      const looks = [await look()]
      while (looks.length < 16) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        looks.push(await look())
      }
      return Math.max(...looks) - Math.min(...looks)
    })
  await expect.poll(heardInLooks).toBeLessThan(noEnergy)
}
