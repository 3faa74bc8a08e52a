/** ICE: when enough candidates are gathered to send a description. */

import type { Clock } from '../phone/clock.ts'

// Those of other interfaces follow within a few milliseconds.
const afterHost = 5
const afterReflexive = 20
const cap = 300

/**
 * Resolves when what was gathered is good enough: all of it; the relay where only relays count; 5 ms after the
 * first usable candidate without servers, 20 ms after the first reflexive one with; at 300 ms with anything usable. Never with nothing usable but `.local` names, which a server cannot resolve (RFC 8828 hides addresses).
 */
export function gathered(
  pc: RTCPeerConnection,
  how: { servers: boolean; relayOnly: boolean; clock: Clock },
): Promise<void> {
  // After an ICE restart the state says "complete" for a moment longer: only candidates prove it.
  const isDone = () =>
    pc.iceGatheringState === 'complete' && /^a=candidate:/m.test(pc.localDescription?.sdp ?? '')
  if (isDone()) return Promise.resolve()
  return new Promise((resolve) => {
    let usable = false
    let capped = false
    let cancelSoon = () => {}
    const done = () => {
      cancelSoon()
      cancelCap()
      pc.removeEventListener('icecandidate', onCandidate)
      pc.removeEventListener('icegatheringstatechange', onState)
      resolve()
    }
    const soon = (ms: number) => {
      cancelSoon()
      cancelSoon = how.clock.after(ms, done)
    }
    const onCandidate = ({ candidate }: RTCPeerConnectionIceEvent) => {
      if (candidate?.candidate) look(candidate.candidate)
    }
    const look = (candidate: string) => {
      const type = /\btyp (\w+)/.exec(candidate)?.[1] ?? 'host'
      if (how.relayOnly && type !== 'relay') return
      if (type === 'host' && / \S+\.local /.test(candidate)) return
      usable = true
      if (capped || type === 'relay') return done()
      if (type !== 'host') soon(afterReflexive)
      else if (!how.servers) soon(afterHost)
    }
    const onState = () => {
      if (pc.iceGatheringState === 'complete' || pc.signalingState === 'closed') done()
    }
    const cancelCap = how.clock.after(cap, () => {
      capped = true
      if (usable || pc.iceGatheringState === 'complete') done()
    })
    pc.addEventListener('icecandidate', onCandidate)
    pc.addEventListener('icegatheringstatechange', onState)
    // What was gathered ahead may be there already.
    for (const [candidate] of (pc.localDescription?.sdp ?? '').matchAll(/^a=candidate:.*$/gm)) look(candidate)
  })
}
