/**
 * Where messages come from and go to. Browsers announce contacts such as `sip:x7@k3.invalid;transport=ws` that
 * name no host (RFC 7118 §5), so the only way to one is the socket it was last seen on.
 */

import { parseAddress, placeOf } from './address.ts'
import { header, headers, type SipMessage } from './message.ts'

export interface Flow {
  readonly id: string
  /** Robots live in here and need no password. */
  readonly trusted: boolean
  isOpen(): boolean
  send(message: SipMessage): void
}

export interface Flows {
  /** Remembers that the contacts named in this message are reached by this flow. */
  learn(flow: Flow, message: SipMessage): void
  /**
   * The flow that a URI was last seen on: undefined if never seen; it may be closed by now. With a Call-ID, where
   * this server knows no better, the flow that it was last seen on in that dialog.
   */
  find(uri: string, callId?: string): Flow | undefined
  /** The flow that any contact of this host was last seen on. */
  findHost(host: string): Flow | undefined
  /** The flow itself while it is open, else the one its owner came back on. */
  reach(flow: Flow, uri: string | undefined): Flow | undefined
  clear(): void
}

const mostPlaces = 5000

/** `byDialog`: a new socket counts for a dialog only once it spoke in that dialog. */
export function createFlows(byDialog: () => boolean = () => false): Flows {
  const places = new Map<string, Flow>()
  const dialogs = new Map<string, Flow>()

  function find(uri: string, callId?: string): Flow | undefined {
    const place = placeOf(uri)
    if (place === undefined) return undefined
    const spoken = callId !== undefined && byDialog() ? dialogs.get(`${callId} ${place}`) : undefined
    return spoken ?? places.get(place)
  }

  function note(map: Map<string, Flow>, key: string, flow: Flow) {
    map.delete(key)
    map.set(key, flow)
    const [oldest] = map.keys()
    if (map.size > mostPlaces && oldest !== undefined) map.delete(oldest)
  }

  return {
    find,

    learn(flow, message) {
      for (const value of headers(message, 'contact')) {
        const place = placeOf(parseAddress(value).uri)
        if (place === undefined) continue
        note(places, place, flow)
        // The Call-ID of a REGISTER is that of no dialog.
        const callId = header(message, 'call-id')
        if (callId !== undefined) note(dialogs, `${callId} ${place}`, flow)
      }
    },

    findHost: (host) => [...places].findLast(([place]) => place.endsWith(`@${host}`))?.[1],

    reach(flow, uri) {
      if (flow.isOpen()) return flow
      if (byDialog()) return undefined
      const later = uri === undefined ? undefined : find(uri)
      return later?.isOpen() ? later : undefined
    },

    clear() {
      places.clear()
      dialogs.clear()
    },
  }
}
