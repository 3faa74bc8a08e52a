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
  const objectId = await objectsOf(cdp, what)
  if (!objectId) return 0
  const counted = await cdp.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: `function () { return this.filter((one) => ${living[what]}).length }`,
    returnByValue: true,
  })
  return Number(counted.result.value)
}

export async function countAllLiving(cdp: CDPSession): Promise<Readonly<Record<Living, number>>> {
  const counts: Partial<Record<Living, number>> = {}
  for (const what of Object.keys(living) as Living[]) counts[what] = await countLiving(cdp, what)
  return counts as Record<Living, number>
}

/** An array in the page of all objects of this class that are still held. */
async function objectsOf(cdp: CDPSession, what: string): Promise<string | undefined> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { result } = await cdp.send('Runtime.evaluate', { expression: `${what}.prototype` })
  if (!result.objectId) return undefined
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: result.objectId })
  return objects.objectId
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
