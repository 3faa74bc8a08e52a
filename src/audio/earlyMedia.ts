/**
 * Whether a line that has not answered yet can be heard. Many announce sound (183) long before there is any, so our
 * ringback goes on until what comes in carries energy: 3GPP TS 22.001 F.2, RFC 3960 §3.2.
 */

import type { Call, CallId } from '../phone/call.ts'
import { loudnessOf } from './loudness.ts'

/** RMS of full scale: above the noise of a line (about -50 dB), below the faintest ringback. */
const loudEnough = 0.005
/** Looked at this often, ms, and only while a line rings that has announced sound; a look covers twice as long. */
const lookEvery = 20
const lookAt = 2048

interface EarlyMediaParts {
  readonly open: () => AudioContext | undefined
  readonly nodeOf: (id: CallId, context: AudioContext) => AudioNode | undefined
  readonly later: (ms: number, then: () => void) => () => void
  /** A line began to speak. */
  readonly began: () => void
}

export interface EarlyMedia {
  follow(calls: readonly Call[]): void
  /** Something comes in that carries sound, or cannot be listened to. */
  speaks(id: CallId): boolean
}

interface Watch {
  readonly node: AudioNode
  readonly analyser: AnalyserNode
}

export function createEarlyMedia({ open, nodeOf, later, began }: EarlyMediaParts): EarlyMedia {
  const watches = new Map<CallId, Watch>()
  const speaking = new Set<CallId>()
  const samples = new Float32Array(lookAt)
  let calls: readonly Call[] = []
  let stopLooking: (() => void) | undefined

  function follow(next: readonly Call[]): void {
    calls = next
    const early = new Set(calls.filter(announcesSound).map((call) => call.id))
    for (const id of speaking) if (!early.has(id)) speaking.delete(id)
    for (const id of [...watches.keys()]) if (!early.has(id)) leave(id)
    for (const id of early) if (!speaking.has(id)) listen(id)
    if (watches.size) stopLooking ??= later(lookEvery, look)
  }

  function listen(id: CallId): void {
    const context = open()
    // A context that stands still hears nothing, and plays no ringback either that could be in the way.
    if (context?.state !== 'running') {
      leave(id)
      speaking.add(id)
      return
    }
    const node = nodeOf(id, context)
    if (!node || watches.get(id)?.node === node) return
    leave(id)
    const analyser = context.createAnalyser()
    analyser.fftSize = lookAt
    node.connect(analyser)
    watches.set(id, { node, analyser })
  }

  function leave(id: CallId): void {
    const watched = watches.get(id)
    watches.delete(id)
    watched?.node.disconnect(watched.analyser)
    if (watches.size) return
    stopLooking?.()
    stopLooking = undefined
  }

  function look(): void {
    stopLooking = undefined
    const before = speaking.size
    for (const [id, { analyser }] of [...watches]) {
      if (!isLoud(analyser)) continue
      leave(id)
      speaking.add(id)
    }
    follow(calls)
    if (speaking.size > before) began()
  }

  function isLoud(analyser: AnalyserNode): boolean {
    analyser.getFloatTimeDomainData(samples)
    return loudnessOf(samples) > loudEnough
  }

  return { follow, speaks: (id) => speaking.has(id) }
}

function announcesSound({ direction, state }: Call): boolean {
  return direction === 'outgoing' && state.phase === 'ringing' && state.earlyMedia
}
