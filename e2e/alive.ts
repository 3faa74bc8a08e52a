/** What lives in a page, as the DevTools protocol counts it: a page itself cannot see all of it. */

import type { CDPSession } from '@playwright/test'

/** MB of the JavaScript heap that are still needed. */
export async function heapMegabytes(cdp: CDPSession): Promise<number> {
  await cdp.send('Performance.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6
}

/** What is alive of things that cost something even when nobody holds them. */
const living = {
  RTCPeerConnection: 'one.signalingState !== "closed"',
  MediaStreamTrack: 'one.readyState === "live"',
  AudioContext: 'one.state !== "closed"',
  WebSocket: 'one.readyState <= WebSocket.OPEN',
  Worker: 'true',
} as const

export type Living = keyof typeof living

export async function countLiving(cdp: CDPSession, what: Living): Promise<number> {
  return withObjects(cdp, what, (objectId) => countIn(cdp, objectId, living[what]))
}

export async function countAllLiving(cdp: CDPSession): Promise<Readonly<Record<Living, number>>> {
  const counts: Partial<Record<Living, number>> = {}
  for (const what of Object.keys(living) as Living[]) counts[what] = await countLiving(cdp, what)
  return counts as Record<Living, number>
}

/** How many objects of this class are still held, whatever their state. */
export async function countHeld(cdp: CDPSession, what: string): Promise<number> {
  return withObjects(cdp, what, (objectId) => countIn(cdp, objectId, 'true'))
}

async function countIn(cdp: CDPSession, objectId: string, condition: string): Promise<number> {
  const functionDeclaration = `function () { return this.filter((one) => ${condition}).length }`
  const counted = await cdp.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration,
    returnByValue: true,
  })
  return Number(counted.result.value)
}

/** Hands out an array in the page of all objects of this class that are still held; afterwards we hold none. */
async function withObjects<T>(
  cdp: CDPSession,
  what: string,
  use: (objectId: string) => Promise<T>,
): Promise<T> {
  const objectGroup = 'looked at'
  try {
    await cdp.send('HeapProfiler.collectGarbage')
    const { result } = await cdp.send('Runtime.evaluate', { expression: `${what}.prototype`, objectGroup })
    if (!result.objectId) throw new Error(`This browser has no ${what}.`)
    const prototypeObjectId = result.objectId
    const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId, objectGroup })
    if (!objects.objectId) throw new Error(`${what} cannot be looked for.`)
    return await use(objects.objectId)
  } finally {
    await cdp.send('Runtime.releaseObjectGroup', { objectGroup })
  }
}

const listenedTo = ['window', 'document', 'navigator', 'navigator.mediaDevices', 'navigator.connection']

export async function countListeners(cdp: CDPSession): Promise<number> {
  let count = 0
  for (const expression of listenedTo) {
    const { result } = await cdp.send('Runtime.evaluate', { expression })
    if (!result.objectId) continue
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId })
    count += listeners.length
  }
  return count
}

/** Every listener on every object that is still held, by class and event: `Window online`. Sorted. */
export function allListeners(cdp: CDPSession): Promise<readonly string[]> {
  return withObjects(cdp, 'EventTarget', async (objectId) => {
    const { result } = await cdp.send('Runtime.getProperties', { objectId, ownProperties: true })
    const found: string[] = []
    for (const { value } of result) {
      if (!value?.objectId) continue
      const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: value.objectId })
      found.push(...listeners.map(({ type }) => `${value.className} ${type}`))
    }
    return found.toSorted()
  })
}
