/**
 * Where messages come from and go to. Browsers announce contacts such as `sip:x7@k3.invalid;transport=ws` that
 * name no host (RFC 7118 §5), so the only way to one is the socket it was last seen on.
 */

import { parseAddress, placeOf } from './address.ts'
import { headers, type SipMessage } from './message.ts'

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
  /** The flow that a URI was last seen on: undefined if never seen; it may be closed by now. */
  find(uri: string): Flow | undefined
  /** The flow that any contact of this host was last seen on. */
  findHost(host: string): Flow | undefined
  /** The flow itself while it is open, else the one its owner came back on. */
  reach(flow: Flow, uri: string | undefined): Flow | undefined
  clear(): void
}

const mostPlaces = 5000

export function createFlows(): Flows {
  const places = new Map<string, Flow>()

  function find(uri: string): Flow | undefined {
    const place = placeOf(uri)
    return place === undefined ? undefined : places.get(place)
  }

  return {
    find,

    learn(flow, message) {
      for (const value of headers(message, 'contact')) {
        const place = placeOf(parseAddress(value).uri)
        if (place === undefined) continue
        places.delete(place)
        places.set(place, flow)
      }
      const [oldest] = places.keys()
      if (places.size > mostPlaces && oldest !== undefined) places.delete(oldest)
    },

    findHost: (host) => [...places].findLast(([place]) => place.endsWith(`@${host}`))?.[1],

    reach(flow, uri) {
      if (flow.isOpen()) return flow
      const later = uri === undefined ? undefined : find(uri)
      return later?.isOpen() ? later : undefined
    },

    clear() {
      places.clear()
    },
  }
}
